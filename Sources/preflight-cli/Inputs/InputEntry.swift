/// One file of a batch, and how it came to be in it.
struct InputEntry: Sendable, Hashable {
  /// The path as it is shown and opened.
  let path: String
  /// The folder that was named and in which the file was found, or nil for a file that was named itself.
  var folder: String?
  /// Why it cannot even be looked at, or nil.
  var obstacle: String?

  /// Whether nobody named the file: what is no media may be passed over.
  var isFound: Bool { folder != nil }

  /// The path from the named folder on, or the whole path of a named file.
  var relativePath: String {
    guard let folder else { return path }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
