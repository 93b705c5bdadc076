/// Makes `~` of folders that name a person.
struct HomeFolder {
  private let path: [UInt8]

  /// - Parameter path: The user's own home folder.
  init(_ path: String) {
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == ASCII.slash { bytes.removeLast() }
    self.path = bytes
  }

  /// The bytes with `~` in the place of the folder, where its name ends there.
  func replaced(in bytes: [UInt8]) -> [UInt8] {
    guard path.count > 1 else { return bytes }
    var result: [UInt8] = []
    var position = 0
    for start in ByteSearch(path).starts(in: bytes) {
      let end = start + path.count
      let isWhole = end >= bytes.count || !Self.isPartOfName(bytes[end])
      guard isWhole else { continue }
      result += bytes[position..<start]
      result.append(UInt8(ascii: "~"))
      position = end
    }
    return result + bytes[position...]
  }

  /// The replacement of anybody's home folder that starts at a slash, or nil.
  static func replacement(in bytes: [UInt8], at start: Int) -> RedactionScan.Replacement? {
    guard start + 1 < bytes.count, "Uh/\\".utf8.contains(bytes[start + 1]) else { return nil }
    for folder in folders where bytes[start...].starts(with: folder) {
      let name = start + folder.count
      var end = name
      while end < bytes.count, isPartOfName(bytes[end]) { end += 1 }
      guard end > name else { continue }
      let isInside = start > 0 && isPartOfName(bytes[start - 1])
      return .init(end: end, bytes: Array((isInside ? "/~" : "~").utf8))
    }
    return nil
  }

  private static let folders = [
    "/Users/", "/home/", "\\/Users\\/", "\\/home\\/", "\\Users\\", "\\\\Users\\\\",
  ].map { Array($0.utf8) }

  /// Whether a byte may be part of a folder's name; a space ends one.
  private static func isPartOfName(_ byte: UInt8) -> Bool {
    ASCII.isWord(byte) || byte == UInt8(ascii: ".") || byte >= 0x80
  }
}
