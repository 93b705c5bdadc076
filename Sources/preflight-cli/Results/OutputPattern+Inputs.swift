extension OutputPattern {
  /// What the placeholders mean for a file, its own properties alone.
  static func values(of entry: InputEntry) -> [Placeholder: String] {
    let parts = entry.relativePath.split(separator: "/")
    let name = parts.last ?? ""
    let dot = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 }
    let folder = parts.dropLast().filter { $0 != "." && $0 != ".." }
    return [
      .name: String(dot.map { name[..<$0] } ?? name),
      .extension: dot.map { name[name.index(after: $0)...].lowercased() } ?? "",
      .folder: folder.joined(separator: "/"),
    ]
  }

  /// A number as it stands in names, so that they sort: `0007`.
  static func index(_ number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The last parts of profiles' ids: `reshoot`, or `erase-objects+reshoot`.
  static func profile(_ ids: [String]) -> String {
    ids.map { id in id.split(separator: "/").last.map(String.init) ?? id }.joined(separator: "+")
  }
}
