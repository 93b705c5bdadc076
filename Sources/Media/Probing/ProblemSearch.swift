import CFFmpeg
import MediaModel

/// Looks for what is wrong or special with a file, once its facts are known.
struct ProblemSearch {
  let assembly: FactsAssembly
  let facts: MediaFacts

  /// What was found, the gravest first.
  var problems: [MediaProblem] {
    var found: [MediaProblem] = []
    if let problem = truncation { found.append(problem) }
    found += assembly.matroska?.problems ?? []
    if let end = assembly.announcedEnd, end > facts.byteCount {
      found.append(
        MediaProblem(
          .truncated,
          "The file is cut off: its header announces \(end) bytes, and it has \(facts.byteCount)."))
    }
    if found.isEmpty, let obstacle = assembly.obstacle {
      found.append(
        MediaProblem(
          .damaged, "The file is damaged: reading stops before its end (\(obstacle))."))
    }
    if facts.video.isEmpty && facts.audio.isEmpty && facts.otherTracks.isEmpty {
      found.append(
        MediaProblem(.empty, "The \(facts.container.formatName) file holds no track at all."))
    }
    if let movie = assembly.movie, movie.refersToOtherFile {
      found.append(MediaProblem(.refersToOtherFile, movie.referenceInWords))
    }
    if let problem = contradiction { found.append(problem) }
    found += encryptedTracks
    found += colorContradictions
    found += undecodableTracks
    if let problem = ContainerFormat.misnaming(
      path: facts.path, format: facts.container.format, formatName: facts.container.formatName)
    {
      found.append(problem)
    }
    return found
  }

  private var truncation: MediaProblem? {
    guard assembly.isCut else { return nil }
    let video = facts.mainVideo
    let stored = assembly.probes.first { $0.stream.index == video?.index }?.timeline?.storedTimes
    let counts =
      video?.frameCount.flatMap { read in
        stored.map { "; \(read.value) of \($0.count) frames can be read" }
      } ?? ""
    return MediaProblem(
      .truncated,
      "The file is cut off: its structure asks for more than its \(facts.byteCount) bytes"
        + "\(counts). Export or copy it again.")
  }

  /// A header that states a duration which the packets do not bear out.
  private var contradiction: MediaProblem? {
    let measured = facts.durations.packets ?? facts.durations.ignoringEditList
    guard let stated = facts.durations.container, stated.evidence == .header,
      let measured, measured.evidence == .packets || measured.evidence == .index
    else { return nil }
    let audio = facts.durations.audio.flatMap { $0.evidence == .header ? nil : $0.value }
    let played = max(measured.value, audio ?? .zero)
    let tracks = max(played, assembly.longestMeasured ?? .zero)
    let difference = (stated.value - tracks).seconds.magnitude
    guard difference > 1, difference * 10 > tracks.seconds else { return nil }
    return MediaProblem(
      .durationContradicted,
      "The header says \(stated.value.seconds.shortDecimal(places: 3)) s, but the file holds "
        + "\(tracks.seconds.shortDecimal(places: 3)) s. Remux it so that readers agree."
    )
  }

  private var encryptedTracks: [MediaProblem] {
    (assembly.movie?.tracks ?? []).compactMap { track in
      switch track.entry.codecTag {
      case "encv": MediaProblem(.encrypted, "The video is encrypted.")
      case "enca": MediaProblem(.encrypted, "The audio is encrypted.")
      default: nil
      }
    }
  }

  private var colorContradictions: [MediaProblem] {
    assembly.probes.filter { $0.isContainerDescribed && $0.inspector != nil }.compactMap { probe in
      ColorFacts.contradiction(
        probe.stream.parameters.pointee, decoder: probe.decoder?.pointee
      ).map { colors in
        MediaProblem(
          .colorContradicted,
          "The container describes the colour as \(colors.container), the bit stream as "
            + "\(colors.bitStream); the bit stream is believed.")
      }
    }
  }

  private var undecodableTracks: [MediaProblem] {
    let video = facts.video.filter { !$0.codec.isDecodable }.map { ($0.codec, "video") }
    let audio = facts.audio.filter { !$0.codec.isDecodable }.map { ($0.codec, "audio") }
    return (video + audio).map { codec, what in
      MediaProblem(
        .undecodable,
        "\(Self.name(of: codec)) \(what); this build of FFmpeg cannot decode it, so only what the "
          + "container tells is known.")
    }
  }

  private static func name(of codec: CodecFacts) -> String {
    switch codec.name {
    case "vvc": "VVC (H.266)"
    case "hevc": "HEVC (H.265)"
    case "unknown", "none": codec.tag.map { "Unknown (\($0))" } ?? "Unknown"
    default: codec.longName ?? codec.name
    }
  }
}

extension FactsAssembly {
  /// The longest time from the file's start to a track's measured end.
  fileprivate var longestMeasured: MediaTime? {
    probes.compactMap { probe in
      probe.measuredDuration.map { $0.value + max(probe.startTime ?? .zero, .zero) }
    }.max()
  }
}

extension ISOMovie {
  /// What lies in another file, and what to do about it.
  fileprivate var referenceInWords: String {
    namesOtherMovies
      ? "The movie names other files to be played in its place, which are not opened; name the file "
        + "that holds the video."
      : "A track's media data lie in another file, which is not opened; save the movie as a "
        + "self-contained file."
  }
}
