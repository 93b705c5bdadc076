/// Something that happened in a watched folder.
package enum FolderEvent: Equatable {
  /// A file came into being, was written to or closed, or got its name.
  case file(String)
  /// A file or folder went away, or lost its name.
  case gone(String)
  /// A folder came into being, or its names changed: it has to be looked through.
  case folder(String)
  /// Events were lost: everything has to be looked through.
  case lostTrack
  /// The folder that is watched is gone itself.
  case ended
}

extension FolderEvent {
  /// Whether a name is that of a file that is not complete, or not meant to be seen.
  ///
  /// Browsers and copying programs write under such a name, and rename the file in the end.
  package static func isPassing(_ name: String) -> Bool {
    guard !name.hasPrefix("."), !name.hasPrefix("~$"), !name.hasSuffix("~") else { return true }
    guard !isUnfinished(name) else { return true }
    let dot = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
    return dot.map(passingExtensions.contains) ?? false
  }

  private static let passingExtensions: Set<String> = [
    "aria2", "crdownload", "download", "filepart", "opdownload", "part", "partial", "temp", "tmp",
    "!ut",
  ]

  /// Whether a name is that of a file in the making of ours: `clip.mp4.preflight-123`.
  static func isUnfinished(_ name: String) -> Bool {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && name.dropLast(digits.count).hasSuffix(".preflight-")
  }
}
