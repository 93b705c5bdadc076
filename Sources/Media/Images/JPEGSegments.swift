/// The marker segments of a JPEG file up to its first scan.
struct JPEGSegments {
  /// One marker with the payload after its length field.
  struct Segment {
    let marker: UInt8
    let start: Int64
    let end: Int64
  }

  /// The segments in file order; one that the end of the file cuts is not among them.
  private(set) var segments: [Segment] = []
  /// Where the first scan's coded data start, or nil when the file has no scan.
  private(set) var scanStart: Int64?

  /// The segments of a file that starts with the marker of a JPEG image.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  init(file: FileBytes) throws(MediaError) {
    var offset: Int64 = 2
    while segments.count < 10_000 {
      let header = try file.bytes(at: offset, count: 4)
      guard header.count == 4 else { return }
      guard header[0] == 0xFF else {
        guard let next = try Self.nextMarker(in: file, after: offset) else { return }
        offset = next
        continue
      }
      let marker = header[1]
      // Fill bytes, restart markers and a repeated start of image have no length.
      if marker == 0xFF || marker <= 0x01 || (0xD0...0xD8).contains(marker) {
        offset += marker == 0xFF ? 1 : 2
        continue
      }
      if marker == 0xD9 { return }
      let length = Int64(header[2]) << 8 | Int64(header[3])
      let end = offset + 2 + max(2, length)
      guard end <= file.byteCount else { return }
      segments.append(Segment(marker: marker, start: offset + 4, end: end))
      if marker == 0xDA {
        scanStart = end
        return
      }
      offset = end
    }
  }

  // Decoders skip stray bytes between segments; more than this is another kind of file.
  private static func nextMarker(
    in file: FileBytes, after offset: Int64
  ) throws(MediaError) -> Int64? {
    let stray = try file.bytes(at: offset, count: 1 << 16)
    return stray.firstIndex(of: 0xFF).map { offset + Int64($0) }
  }
}

/// Looks for the marker that ends a JPEG image.
struct JPEGEnd {
  let file: FileBytes

  /// Whether an image whose coded data start at an offset is complete; other data may follow it.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func exists(after scanStart: Int64) throws(MediaError) -> Bool {
    if try file.bytes(at: max(scanStart, file.byteCount - 2), count: 2) == [0xFF, 0xD9] {
      return true
    }
    // In coded data the byte FF never stands before D9, so that the first such pair is the end.
    var offset = scanStart
    var isAfterFF = false
    while offset < file.byteCount {
      let bytes = try file.bytes(at: offset, count: 1 << 16)
      guard !bytes.isEmpty else { return false }
      for byte in bytes {
        if isAfterFF, byte == 0xD9 { return true }
        isAfterFF = byte == 0xFF
      }
      offset += Int64(bytes.count)
    }
    return false
  }
}
