/// Sums by which the bytes of a file, or any others, are told apart.
package enum FileHash {
  /// SHA-256 of all bytes of a file in 64 hexadecimal digits.
  ///
  /// All of the file is read, in pieces; a core sums up about a gigabyte in four seconds.
  ///
  /// - Throws: `MediaError` when the file cannot be read, or became shorter meanwhile.
  package static func sha256(of path: String) throws(MediaError) -> String {
    let file = try FileBytes(path: path)
    let sum = SHA256()
    var offset: Int64 = 0
    while offset < file.byteCount {
      let bytes = try file.bytes(at: offset, count: 1 << 20)
      guard !bytes.isEmpty else {
        throw MediaError(.readFailed, path: path, reason: "changed while it was read; try again.")
      }
      sum.add(bytes)
      offset += Int64(bytes.count)
    }
    return sum.finish()
  }

  /// SHA-256 of some bytes in 64 hexadecimal digits.
  package static func sha256(of bytes: [UInt8]) -> String {
    let sum = SHA256()
    sum.add(bytes)
    return sum.finish()
  }
}
