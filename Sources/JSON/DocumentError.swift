/// A profile is missing, or its file is not as the format demands.
public struct DocumentError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's name, or nil for a profile that was looked up by name.
  public var file: String?
  /// Where in the file: `profiles[3].limits[0].maximun`; empty for the whole.
  public var keyPath: String
  public var reason: String
  /// The nearest names, the closest first.
  public var suggestions: [String]

  package init(at keyPath: String, _ reason: String, suggestions: [String] = []) {
    self.file = nil
    self.keyPath = keyPath
    self.reason = reason
    self.suggestions = suggestions
  }

  /// The error with the name of the file in which it was found.
  package func inFile(_ name: String) -> DocumentError {
    var error = self
    error.file = name
    return error
  }

  /// File, key path, reason and suggestion in one line.
  public var description: String {
    let place = [file, keyPath.isEmpty ? nil : keyPath].compactMap(\.self)
    let quoted = suggestions.map { "'\($0)'" }
    let question = quoted.isEmpty ? "" : "; did you mean \(quoted.joined(separator: " or "))?"
    return (place + [reason]).joined(separator: ": ") + question
  }
}
