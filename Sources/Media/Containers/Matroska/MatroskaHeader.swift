import MediaModel

/// What the header of a Matroska or WebM file says that FFmpeg does not pass on.
struct MatroskaHeader {
  /// `"matroska"` or `"webm"`.
  let docType: String
  /// How long the file plays by its header, to the nanosecond, or nil when the header does not say.
  let duration: MediaTime?
  /// Whether the index comes before or after the media, or nil when there is none.
  let indexPosition: ContainerFacts.IndexPosition?
  /// The tracks in file order.
  private(set) var tracks: [MatroskaTrack]
  /// The program that wrote the file, or nil.
  let writingApplication: String?
  private(set) var problems: [MediaProblem] = []

  /// The header of a file, or nil when it is no Matroska file.
  init?(file: FileBytes) throws(MediaError) {
    guard let header = try EBMLElement(in: file, at: 0),
      header.identifier == MatroskaElements.header
    else { return nil }
    docType =
      try header.payload(in: file, atMost: 4096).child(MatroskaElements.docType)?.text
      ?? "matroska"
    guard let layout = try MatroskaLayout(file: file, after: header) else {
      duration = nil
      indexPosition = nil
      writingApplication = nil
      tracks = []
      problems = [Self.truncated(file, "before its media data start")]
      return
    }
    let info = try layout.info?.payload(in: file)
    duration = info.flatMap(Self.duration)
    writingApplication = info?.child(MatroskaElements.writingApplication)?.text
    indexPosition = layout.cues.map { cues in
      cues.payloadStart <= layout.firstCluster ?? .max ? .front : .end
    }
    let entries = try layout.tracks?.payload(in: file).children ?? []
    tracks = entries.filter { $0.identifier == MatroskaElements.trackEntry }
      .prefix(Self.maximumTrackCount).compactMap(MatroskaTrack.init)
    if let tags = try layout.tags?.payload(in: file) { addStatistics(from: tags) }
    judge(layout, file)
  }

  private static let maximumTrackCount = 1000

  // Ticks are a floating-point number of units of so many nanoseconds each.
  private static func duration(in info: EBMLNode) -> MediaTime? {
    let scale = info.child(MatroskaElements.timestampScale)?.number ?? 1_000_000
    guard let ticks = info.child(MatroskaElements.duration)?.float, ticks > 0,
      let nanoseconds = Int64(exactly: (ticks * Double(scale)).rounded())
    else { return nil }
    return MediaTime(value: nanoseconds, timescale: 1_000_000_000)
  }

  private mutating func addStatistics(from tags: EBMLNode) {
    let indices = Dictionary(
      tracks.enumerated().map { ($1.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    for tag in tags.children where tag.identifier == MatroskaElements.tag {
      let target = tag.child(MatroskaElements.tagTargets)?
        .child(MatroskaElements.tagTrackIdentifier)?.unsigned
      // No target, or 0, means the whole file.
      guard let target, target != 0, let index = indices[target] else { continue }
      for simple in tag.children where simple.identifier == MatroskaElements.simpleTag {
        let text = simple.child(MatroskaElements.tagText)?.text ?? ""
        // Some writers append the language to the name: NUMBER_OF_FRAMES-eng.
        switch simple.child(MatroskaElements.tagName)?.text.split(separator: "-").first {
        case "NUMBER_OF_FRAMES": tracks[index].taggedFrameCount = Int(text)
        case "DURATION": tracks[index].taggedDuration = Self.time(text)
        default: break
        }
      }
    }
  }

  /// A time written as `00:00:05.023000000`, or nil for another form.
  static func time(_ text: String) -> MediaTime? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let hours = Int32(parts[0]), let minutes = Int32(parts[1]),
      hours >= 0, minutes >= 0, let seconds = Rational(decimal: parts[2]), seconds >= 0
    else { return nil }
    return MediaTime(seconds: Rational(Int(hours) * 3600 + Int(minutes) * 60) + seconds)
  }

  private mutating func judge(_ layout: MatroskaLayout, _ file: FileBytes) {
    let end = max(layout.segmentEnd ?? 0, layout.lastEnd)
    if end > file.byteCount {
      problems.append(
        MediaProblem(
          .truncated,
          "The file is cut off: its header announces \(end) bytes, and it has \(file.byteCount)."))
    } else if layout.tracks == nil {
      problems.append(Self.truncated(file, "before the list of its tracks"))
    }
  }

  private static func truncated(_ file: FileBytes, _ place: String) -> MediaProblem {
    MediaProblem(.truncated, "The Matroska file ends after \(file.byteCount) bytes, \(place).")
  }
}

/// Where the parts of a Matroska file's segment lie, found without reading a cluster.
struct MatroskaLayout {
  /// Where the segment's payload starts.
  let segmentStart: Int64
  /// Where the segment says that it ends, or nil when the writer did not know.
  let segmentEnd: Int64?
  private(set) var info: EBMLElement?
  private(set) var tracks: EBMLElement?
  private(set) var cues: EBMLElement?
  private(set) var tags: EBMLElement?
  /// Where the first cluster starts, or nil when there is none.
  private(set) var firstCluster: Int64?
  /// The end of the last element that was met; may lie beyond the end of the file.
  private(set) var lastEnd: Int64 = 0

  /// The parts of the segment that follows the header, or nil when there is none.
  init?(file: FileBytes, after header: EBMLElement) throws(MediaError) {
    guard var offset = header.end else { return nil }
    var segment = try EBMLElement(in: file, at: offset)
    while let other = segment, other.identifier != MatroskaElements.segment {
      guard let end = other.end, end > offset else { return nil }
      offset = end
      segment = try EBMLElement(in: file, at: offset)
    }
    guard let segment else { return nil }
    segmentStart = segment.payloadStart
    segmentEnd = segment.end
    try walk(file)
    // A file that names no table of contents tells only by its elements what follows the media.
    if seekTargets.isEmpty { return }
    try follow(file)
  }

  // Positions of parts by their number, as the tables of contents state them.
  private var seekTargets: [Int: Int64] = [:]

  private static let maximumElementCount = 200_000

  private mutating func walk(_ file: FileBytes) throws(MediaError) {
    var offset = segmentStart
    let limit = min(segmentEnd ?? .max, file.byteCount)
    for _ in 0..<Self.maximumElementCount where offset < limit {
      guard let element = try EBMLElement(in: file, at: offset) else { return }
      if element.identifier == MatroskaElements.cluster, firstCluster == nil {
        firstCluster = offset
        if !seekTargets.isEmpty, tracks != nil { return }
      }
      try note(element, in: file)
      guard let end = element.end else { return }
      lastEnd = max(lastEnd, end)
      offset = end
    }
  }

  private mutating func note(_ element: EBMLElement, in file: FileBytes) throws(MediaError) {
    switch element.identifier {
    case MatroskaElements.seekHead: addTargets(of: try element.payload(in: file))
    case MatroskaElements.info where info == nil: info = element
    case MatroskaElements.tracks where tracks == nil: tracks = element
    case MatroskaElements.cues where cues == nil: cues = element
    case MatroskaElements.tags where tags == nil: tags = element
    default: break
    }
  }

  private mutating func addTargets(of seekHead: EBMLNode) {
    for seek in seekHead.children where seek.identifier == MatroskaElements.seek {
      guard let identifier = seek.child(MatroskaElements.seekIdentifier)?.number,
        let position = seek.child(MatroskaElements.seekPosition)?.number,
        position < 1 << 60, seekTargets[identifier] == nil
      else { continue }
      seekTargets[identifier] = segmentStart + Int64(position)
    }
  }

  private mutating func follow(_ file: FileBytes) throws(MediaError) {
    // A table of contents may lead to a second one, which is followed first.
    for identifier in [
      MatroskaElements.seekHead, MatroskaElements.info, MatroskaElements.tracks,
      MatroskaElements.cues, MatroskaElements.tags,
    ] {
      guard let target = seekTargets[identifier],
        let element = try EBMLElement(in: file, at: target), element.identifier == identifier
      else { continue }
      try note(element, in: file)
      lastEnd = max(lastEnd, element.end ?? 0)
    }
  }
}
