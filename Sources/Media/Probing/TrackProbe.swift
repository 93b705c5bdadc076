import CFFmpeg
import MediaModel

/// Probes a file with tracks: opens it, looks into streams, reads packets as far as needed.
struct TrackProbe {
  let file: FileBytes
  let firstBytes: [UInt8]
  /// Whether every packet is read whatever headers say.
  let readsPackets: Bool
  let packetScanByteLimit: Int64

  /// The facts of the file.
  ///
  /// - Throws: `MediaError` when FFmpeg cannot make anything of it.
  func facts() throws(MediaError) -> MediaFacts {
    let movie = try ISOMovie.reading(file)
    if movie?.namesOtherMovies == true, movie?.tracks.isEmpty == true {
      throw MediaError(
        .refersToOthers, path: file.path,
        reason: "is a reference movie, which names other files or addresses; name the media file "
          + "itself.")
    }
    // FFmpeg goes through two billion fragments for a track without a number.
    if let movie, movie.isFragmented, !movie.tracks.allSatisfy(\.hasHeader) {
      throw MediaError(
        .damaged, path: file.path,
        reason: "has a track without a header, by whose number its fragments would find it. Export "
          + "the clip again.")
    }
    if let movie, let tooMuch = ISOExcess(movie, byteCount: file.byteCount) {
      throw excess(tooMuch.words)
    }
    let matroska = movie == nil ? try MatroskaHeader(file: file) : nil
    let demuxer: Demuxer
    do {
      demuxer = try Demuxer(file)
    } catch {
      if error.code == -ENOMEM {
        throw excess("\(Demuxer.maximumStreamCount) tracks or more, or one of enormous size")
      }
      throw Self.explanation(of: error, path: file.path, movie: movie, firstBytes: firstBytes)
    }
    let hasIndex = movie?.tracks.contains { $0.samples.count > 0 } ?? false
    if movie == nil, matroska == nil,
      demuxer.streams.isEmpty || !demuxer.streams.allSatisfy(\.isFullyDescribed)
    {
      // A format without headers; a stream that cannot be made out stays unknown.
      try? demuxer.findStreamInfo(withoutEndOfFile: file.byteCount <= packetScanByteLimit)
    }
    let isCut = movie.map { $0.overrunsFile && $0.missesSamples(fileByteCount: file.byteCount) }
    let scans =
      readsPackets || isCut == true || (!hasIndex && file.byteCount <= packetScanByteLimit)
    guard demuxer.streams.count < Demuxer.maximumStreamCount else {
      throw excess(ISOExcess.tracks.words)
    }
    var inspectors = InspectorAllowance()
    var probes = demuxer.streams.map { stream in
      let track = movie?.tracks.first { Int($0.identifier) == stream.identifier }
      return StreamProbe(
        stream: stream, inspector: inspectors.allows(stream) ? Self.inspector(for: stream) : nil,
        track: track,
        timeline: track.flatMap { ISOTimeline($0, movieTimescale: movie?.timescale ?? 0) },
        matroska: matroska?.track(forStream: stream.index))
    }
    let hasHeader = movie != nil || matroska != nil
    let reader = PacketReader(
      demuxer: demuxer,
      lateProbe: hasHeader
        ? nil : { StreamProbe(stream: $0, inspector: Self.inspector(for: $0)) })
    let ending = reader.read(into: &probes, all: scans)
    if case .excess = ending { throw excess(ISOExcess.packets.words) }
    if probes.contains(where: { $0.track?.samples.isOverfull == true }) {
      throw excess(ISOExcess.packets.words)
    }
    return FactsAssembly(
      file: file, demuxer: demuxer, movie: movie, matroska: matroska, probes: probes,
      isCut: isCut == true, hasReadPackets: scans, announcedEnd: announcedEnd,
      obstacle: ending.obstacle
    ).facts()
  }

  /// The error for a file that holds more than is looked at: the facts would be about a part of it.
  private func excess(_ what: String) -> MediaError {
    MediaError(
      .tooLarge, path: file.path,
      reason: "holds \(what), more than are looked at. Export a file with less in it.",
      byteCount: file.byteCount)
  }

  /// Where the first RIFF chunk ends, or nil for other files and for sizes that writers leave open.
  private var announcedEnd: Int64? {
    guard firstBytes.starts(with: Array("RIFF".utf8)) else { return nil }
    var fields = ByteCursor(firstBytes.dropFirst(4).prefix(4))
    return fields.littleEndian(4).flatMap { size in
      size == 0 || size == UInt64(UInt32.max) ? nil : Int64(size) + 8
    }
  }

  /// A decoder for streams whose headers do not tell everything; nil where none is needed or had.
  private static func inspector(for stream: MediaStream) -> StreamInspector? {
    guard !stream.isAttachedPicture else { return nil }
    switch stream.type {
    case AVMEDIA_TYPE_VIDEO:
      // Without a decoder the facts are those of the container.
      return try? StreamInspector(stream)
    case AVMEDIA_TYPE_AUDIO where !stream.isFullyDescribed:
      return try? StreamInspector(stream)
    default:
      return nil
    }
  }

  private static func explanation(
    of error: FFmpegError, path: String, movie: ISOMovie?, firstBytes: [UInt8]
  ) -> MediaError {
    if let movie, movie.refersToOtherFile {
      return MediaError(
        .refersToOthers, path: path,
        reason:
          "is a movie whose media data lie in another file, which is not opened; save it as a "
          + "self-contained file.")
    }
    if let movie, !movie.hasIndex {
      return MediaError(
        .notMedia, path: path,
        reason: "is an MP4 or MOV file without its index (moov box): the recording, export or "
          + "download did not finish. Export or copy it again.")
    }
    let isText = firstBytes.allSatisfy { $0 >= 0x20 || (0x08...0x0D).contains($0) || $0 == 0x1B }
    let kind = isText ? "is a text file, not media" : "is not a media file that FFmpeg can read"
    return MediaError(
      .notMedia, path: path, reason: "\(kind) (\(error)). Name a video, image or audio file.")
  }
}

/// How many decoders may be open at once for the inspection of one file; what lies beyond is described
/// by the container alone.
private struct InspectorAllowance {
  private var videoCount = 16
  private var audioCount = 64

  mutating func allows(_ stream: MediaStream) -> Bool {
    switch stream.type {
    case AVMEDIA_TYPE_VIDEO:
      videoCount -= 1
      return videoCount >= 0
    default:
      audioCount -= 1
      return audioCount >= 0
    }
  }
}

extension MediaStream {
  /// Whether the container alone tells how the samples are laid out.
  var isFullyDescribed: Bool {
    switch type {
    case AVMEDIA_TYPE_VIDEO:
      return parameters.pointee.width > 0 && parameters.pointee.format >= 0
    case AVMEDIA_TYPE_AUDIO:
      let isPCM = avcodec_get_name(codecID).map { String(cString: $0).hasPrefix("pcm_") } ?? false
      return isPCM && parameters.pointee.sample_rate > 0
        && parameters.pointee.ch_layout.nb_channels > 0
    default:
      return true
    }
  }
}

extension MatroskaHeader {
  /// The track of FFmpeg's stream with an index; FFmpeg numbers tracks in file order and appends
  /// attachments.
  fileprivate func track(forStream index: Int) -> MatroskaTrack? {
    tracks.indices.contains(index) ? tracks[index] : nil
  }
}

extension ISOMovie {
  /// Whether some track's last chunk of samples ends beyond the end of the file.
  fileprivate func missesSamples(fileByteCount: Int64) -> Bool {
    isFragmented
      || tracks.contains { track in
        track.samples.lastChunkEnd.map { $0 > fileByteCount } ?? false
      }
  }
}
