/// Reads a file from an offset on in order, in large pieces, for formats without a table.
struct ForwardReader {
  private let file: FileBytes
  private var window: [UInt8] = []
  private var windowStart: Int64
  /// The offset of the next byte.
  private(set) var position: Int64

  init(file: FileBytes, at offset: Int64) {
    self.file = file
    windowStart = offset
    position = offset
  }

  /// Whether no byte is left.
  var isAtEnd: Bool { position >= file.byteCount }

  /// Moves on without reading; may move beyond the end.
  mutating func skip(_ count: Int) { position += Int64(count) }

  /// The next byte, or nil at the end.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  mutating func byte() throws(MediaError) -> UInt8? {
    var index = position - windowStart
    if index < 0 || index >= Int64(window.count) {
      window = try file.bytes(at: position, count: 1 << 16)
      windowStart = position
      index = 0
    }
    guard index < Int64(window.count) else { return nil }
    position += 1
    return window[Int(index)]
  }

  /// The next bytes, or nil when fewer are left.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  mutating func take(_ count: Int) throws(MediaError) -> [UInt8]? {
    var taken: [UInt8] = []
    while taken.count < count {
      guard let byte = try byte() else { return nil }
      taken.append(byte)
    }
    return taken
  }
}
