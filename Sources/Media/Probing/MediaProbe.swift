import CFFmpeg
// Whatever reads and writes media speaks in facts, times and sizes.
@_exported public import MediaModel
package import System

/// Finds out what is known about a media file.
///
/// A probe is a value: set it up once, use it for as many files as wanted, from any task.
package struct MediaProbe: Sendable {
  /// How deep files are read.
  ///
  /// Where a header does not tell what packets would, packets of files up
  /// to `packetScanByteLimit` are read even for `.header`.
  package var depth: ProbeDepth
  /// The largest file whose packets are read without being asked to, in bytes.
  package var packetScanByteLimit: Int64

  /// A probe that reads headers, sample tables, and the packets of files up to 64 MiB without
  /// sample tables.
  package init(depth: ProbeDepth = .header, packetScanByteLimit: Int64 = 64 << 20) {
    self.depth = depth
    self.packetScanByteLimit = packetScanByteLimit
  }

  /// The facts of a file.
  ///
  /// - Throws: `MediaError` when the file is missing, unreadable, or not a self-contained media
  ///   file; its sentence says what to do.
  package func facts(of path: String) throws(MediaError) -> MediaFacts {
    try facts(of: MediaError.asMedia(try OpenFile(path: path)))
  }

  /// The facts of a file that is open already; nothing else is opened for them.
  ///
  /// - Throws: `MediaError`, as above.
  package func facts(of openFile: OpenFile) throws(MediaError) -> MediaFacts {
    let file = FileBytes(openFile)
    let firstBytes = try file.bytes(at: 0, count: 4096)
    if let script = MediaScript.name(of: firstBytes) {
      throw MediaError(
        .refersToOthers, path: file.path,
        reason: "is \(script), which names other files or addresses; name the media file itself.")
    }
    if let reading = try StillImage.reading(of: file, firstBytes: firstBytes) {
      return try StillImageFacts.facts(of: file, reading)
    }
    return try TrackProbe(
      file: file, firstBytes: firstBytes, readsPackets: depth == .packets,
      packetScanByteLimit: packetScanByteLimit
    ).facts()
  }
}

/// Puts together what the sources tell into the facts of one file.
struct FactsAssembly {
  let file: FileBytes
  let demuxer: Demuxer
  let movie: ISOMovie?
  let matroska: MatroskaHeader?
  let probes: [StreamProbe]
  /// Whether samples are missing at the file's end.
  let isCut: Bool
  let hasReadPackets: Bool
  /// Where the file's first RIFF chunk says that it ends, for AVI and WAV, or nil.
  let announcedEnd: Int64?
  /// What kept FFmpeg from reading the packets to the end, or nil.
  let obstacle: FFmpegError?

  private var movieTimescale: Int64 { movie?.timescale ?? 0 }

  /// The streams that are seen or heard; a subtitle's times say nothing about the clip's.
  private var played: [StreamProbe] {
    probes.filter {
      ($0.stream.type == AVMEDIA_TYPE_VIDEO || $0.stream.type == AVMEDIA_TYPE_AUDIO)
        && !$0.stream.isAttachedPicture
    }
  }

  /// The facts.
  func facts() -> MediaFacts {
    let videoProbes = probes.filter {
      $0.stream.type == AVMEDIA_TYPE_VIDEO && !$0.stream.isAttachedPicture
    }
    let audioProbes = probes.filter { $0.stream.type == AVMEDIA_TYPE_AUDIO }
    let video = videoProbes.map {
      VideoFacts($0, demuxer: demuxer, movieTimescale: movieTimescale)
    }
    let audio = audioProbes.map { AudioFacts($0, movieTimescale: movieTimescale) }
    var facts = MediaFacts(
      path: file.path, byteCount: file.byteCount,
      kind: !video.isEmpty ? .video : !audio.isEmpty ? .audio : .other,
      container: container, video: video, audio: audio, otherTracks: otherTracks,
      depth: hasReadPackets || movie != nil ? .packets : .header)
    facts.durations = durations(
      main: facts.mainVideo.map(\.index) ?? facts.mainAudio.map(\.index), video: facts.mainVideo,
      audio: audio)
    if let longest = facts.durations.longest?.time.value, longest > .zero {
      facts.container.bitRate =
        (Rational(file.byteCount * 8) / longest.seconds)?.roundedDown
    }
    facts.durations.otherReaders = printedDuration(beside: facts.durations)
    facts.problems = ProblemSearch(assembly: self, facts: facts).problems
    return facts.asImageWhereItIsOne(demuxerNames: demuxer.formatNames)
  }

  private var container: ContainerFacts {
    let name = ContainerFormat.name(
      brand: movie?.majorBrand, isISO: movie != nil, docType: matroska?.docType,
      names: demuxer.formatNames, longName: demuxer.formatLongName)
    let keys = demuxer.metadataKeys
    let starts = played.compactMap(\.startTime)
    return ContainerFacts(
      format: name.short, formatName: name.long, majorBrand: movie?.majorBrand,
      compatibleBrands: movie?.compatibleBrands ?? [],
      startTime: starts.min() ?? demuxer.startTime,
      indexPosition: movie?.indexPosition ?? matroska?.indexPosition,
      isFragmented: movie.map(\.isFragmented),
      chapterCount: demuxer.chapterCount,
      hasLocation: Metadata.hasLocation(keys), hasDeviceMetadata: Metadata.hasDevice(keys))
  }

  private func durations(main: Int?, video: VideoFacts?, audio: [AudioFacts]) -> Durations {
    let probe = main.flatMap { index in probes.first { $0.stream.index == index } }
    return Durations(
      container: containerDuration,
      video: video?.duration,
      audio: audio.compactMap(\.duration).max { $0.value < $1.value },
      packets: probe?.measuredDuration,
      ignoringEditList: probe?.storedDuration)
  }

  private var containerDuration: Sourced<MediaTime>? {
    let ends = played.compactMap { probe in
      probe.measuredDuration.flatMap { length in
        probe.startTime.map { (start: $0, end: $0 + length.value, evidence: length.evidence) }
      }
    }
    let span = ends.map(\.start).min().flatMap { start in
      ends.map(\.end).max().map { $0 - start }
    }
    if let stated = movie?.duration ?? matroska?.duration {
      // The header of a fragmented file may speak of the part before the fragments only.
      let hasFragments = movie?.tracks.contains(where: \.samples.hasFragments) ?? false
      if !hasFragments || stated >= span ?? .zero { return Sourced(stated, .header) }
    }
    // A format without a duration in its header plays from its first packet to its last.
    if movie != nil || demuxer.duration?.isEstimate != false || demuxer.isDurationFromTimeStamps,
      let span, let first = ends.first
    {
      return Sourced(span, first.evidence)
    }
    return demuxer.duration.map {
      Sourced(
        $0.time, $0.isEstimate || demuxer.isDurationFromTimeStamps ? .estimate : .header)
    }
  }

  private var otherTracks: [TrackFacts] {
    probes.compactMap { probe in
      let stream = probe.stream
      let kind: TrackFacts.Kind? =
        switch stream.type {
        case AVMEDIA_TYPE_VIDEO: stream.isAttachedPicture ? .attachedPicture : nil
        case AVMEDIA_TYPE_AUDIO: nil
        case AVMEDIA_TYPE_SUBTITLE: .subtitle
        case AVMEDIA_TYPE_ATTACHMENT: .attachment
        case AVMEDIA_TYPE_DATA: .data
        default: .unknown
        }
      guard let kind else { return nil }
      let codec = CodecFacts(stream, decoder: nil)
      let isTimecode = codec.tag == "tmcd" || probe.track?.handler == "tmcd"
      return TrackFacts(
        index: stream.index,
        kind: isTimecode ? .timecode : probe.track?.isChapterTrack == true ? .chapters : kind,
        codec: codec, language: stream.language)
    }
  }
}

extension MediaFacts {
  /// The facts of an image that FFmpeg reads as a file with one track of video.
  fileprivate func asImageWhereItIsOne(demuxerNames: String) -> MediaFacts {
    let isPicture = demuxerNames.hasSuffix("_pipe") || demuxerNames == "ico"
    guard isPicture, let picture = video.first else { return self }
    var facts = self
    facts.kind = .image
    facts.durations = Durations()
    facts.video = []
    facts.image = ImageFacts(
      format: container.format, codec: picture.codec, pixelFormat: picture.pixelFormat,
      storedSize: picture.storedSize, displaySize: picture.displaySize,
      rotation: picture.rotation ?? Rotation.none, color: picture.color,
      dynamicRange: picture.dynamicRange)
    return facts
  }
}

/// Texts that players follow to other files: playlists, manifests, edit scripts.
enum MediaScript {
  private static let marks: [(prefix: String, name: String)] = [
    ("#EXTM3U", "an HLS playlist"), ("ffconcat", "a concat script"), ("[playlist]", "a playlist"),
    ("v=0", "a session description (SDP)"), ("[Reference]", "a reference movie"),
    ("<smil", "a SMIL presentation"), ("<asx", "a playlist"), ("RTSPtext", "a stream reference"),
    ("SMI", "a stream reference"), ("# mpv EDL", "an edit list"),
  ]

  private static let elements: [(name: String, words: String)] = [
    ("<MPD", "a DASH manifest"), ("<SmoothStreamingMedia", "a stream manifest"),
    ("<smil", "a SMIL presentation"), ("xspf.org", "a playlist"),
    ("<CompositionPlaylist", "an IMF playlist"), ("quicktime-media-link", "a media link"),
  ]

  /// What kind of script a file is, by its first bytes; nil when it is none.
  static func name(of firstBytes: [UInt8]) -> String? {
    var text = firstBytes[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    text = text.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    for mark in marks
    where text.lowercasedASCII.starts(with: Array(mark.prefix.utf8).lowercasedASCII) {
      return mark.name
    }
    let head = String(decoding: text.prefix(1024), as: UTF8.self)
    if head.hasPrefix("<"), let mark = elements.first(where: { head.contains($0.name) }) {
      return mark.words
    }
    // A concat script may do without its header line.
    if head.hasPrefix("file '") || head.hasPrefix("file \"") { return "a concat script" }
    return nil
  }
}

extension Collection<UInt8> {
  /// The bytes with A to Z made small.
  fileprivate var lowercasedASCII: [UInt8] {
    prefix(16).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}

extension MediaProbe {
  /// The facts of a file; of one that is there but is no media that can be read, what speaks against it.
  ///
  /// - Throws: `MediaError` when the file is missing or cannot be opened.
  package func factsOrProblem(of path: String) throws(MediaError) -> MediaFacts {
    do {
      return try facts(of: path)
    } catch {
      guard let facts = error.unreadableFacts else { throw error }
      return facts
    }
  }
}

extension MediaError {
  /// The facts of a file that is there but could not be read, or nil for other errors.
  package var unreadableFacts: MediaFacts? {
    let problem: MediaProblem.Kind
    switch kind {
    case .empty, .notMedia, .refersToOthers: problem = .unreadable
    case .tooLarge: problem = .tooLarge
    case .timedOut: problem = .timedOut
    case .decoderCrashed: problem = .decoderCrashed
    case .notFound, .isDirectory, .notRegularFile, .permissionDenied, .readFailed, .damaged,
      .noSuchFrame, .outputExists, .writeFailed, .unsupported, .verificationFailed, .cancelled:
      return nil
    }
    return .unreadable(
      path: path, byteCount: byteCount, kind: problem, reason: "The file \(reason)")
  }
}
