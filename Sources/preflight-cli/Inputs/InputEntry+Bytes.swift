extension InputEntry {
  /// An entry for a path that comes as bytes.
  ///
  /// Reports are UTF-8: a path that is not cannot be named in them, and that is said instead of taking
  /// it for another file.
  init(path bytes: [UInt8], folder: String? = nil) {
    if let path = String(validating: bytes, as: UTF8.self) {
      self.init(path: path, folder: folder)
    } else {
      self.init(
        path: Self.shown(bytes), folder: folder,
        obstacle: "its name is not UTF-8, so that no report can name it; rename it.")
    }
  }

  /// Bytes as text, those that are no UTF-8 as `\xE9`, so that two names stay two.
  private static func shown(_ bytes: [UInt8]) -> String {
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      let letter = (1...4).lazy
        .compactMap { String(validating: rest.prefix($0), as: UTF8.self) }.first
      text += letter ?? "\\x" + String(first, radix: 16, uppercase: true)
      rest.removeFirst(letter?.utf8.count ?? 1)
    }
    return text
  }
}
