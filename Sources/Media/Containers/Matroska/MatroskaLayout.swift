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
  ///
  /// - Throws: `MediaError` when the disk refuses.
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
