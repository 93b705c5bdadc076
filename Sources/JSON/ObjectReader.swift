package import MediaModel

/// The keys of one JSON object of a profile, read strictly.
///
/// A key outside `Key` is an error that names the nearest allowed one.
package struct ObjectReader<Key: RawRepresentable<String> & CaseIterable & Hashable> {
  /// Where the object stands: `profiles[3].limits[0]`.
  package let keyPath: String
  private let members: [String: JSONValue]

  package init(_ value: JSONValue, at keyPath: String) throws(DocumentError) {
    guard case .object(let members) = value else {
      throw DocumentError(at: keyPath, "an object is expected, not \(value.kindName)")
    }
    let allowed = Key.allCases.map(\.rawValue)
    for member in members where !allowed.contains(member.key) {
      throw DocumentError(
        at: Self.join(keyPath, member.key), "unknown key",
        suggestions: NearestNames.to(member.key, among: allowed))
    }
    self.keyPath = keyPath
    self.members = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// Whether the key is there.
  package func has(_ key: Key) -> Bool { members[key.rawValue] != nil }

  /// The path of a key, for messages.
  package func path(of key: Key) -> String { Self.join(keyPath, key.rawValue) }

  /// An error about a key.
  package func error(_ key: Key, _ reason: String, suggestions: [String] = []) -> DocumentError {
    DocumentError(at: path(of: key), reason, suggestions: suggestions)
  }

  /// The value of a key as it is written, or nil when the key is absent.
  package func value(_ key: Key) -> JSONValue? { members[key.rawValue] }

  /// The text of a key that has to be there.
  package func text(_ key: Key) throws(DocumentError) -> String {
    guard let text = try optionalText(key) else { throw error(key, "missing") }
    return text
  }

  /// The text of a key, or nil when the key is absent.
  package func optionalText(_ key: Key) throws(DocumentError) -> String? {
    switch value(key) {
    case nil: return nil
    case .text(let text): return text
    case let other?: throw error(key, "a text is expected, not \(other.kindName)")
    }
  }

  /// The exact number of a key, or nil when the key is absent.
  package func number(_ key: Key) throws(DocumentError) -> Rational? {
    guard let value = value(key) else { return nil }
    guard case .number(let digits) = value else {
      throw error(key, "a number is expected, not \(value.kindName)")
    }
    guard let number = Rational(decimal: digits) else {
      throw error(key, "the number \(digits) has too many digits")
    }
    return number
  }

  /// The whole number of a key, not below zero, or nil when the key is absent.
  package func count(_ key: Key) throws(DocumentError) -> Int? {
    guard let number = try number(key) else { return nil }
    guard number.denominator == 1, number >= 0 else {
      throw error(key, "a whole number, zero or more, is expected")
    }
    return Int(number.numerator)
  }

  /// The truth value of a key, or nil when the key is absent.
  package func flag(_ key: Key) throws(DocumentError) -> Bool? {
    switch value(key) {
    case nil: return nil
    case .flag(let flag): return flag
    case let other?: throw error(key, "true or false is expected, not \(other.kindName)")
    }
  }

  /// The case of a key, or nil when the key is absent; an unknown name is an error.
  package func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: Key, of type: Choice.Type = Choice.self
  ) throws(DocumentError) -> Choice? {
    guard let text = try optionalText(key) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let allowed = Choice.allCases.map(\.rawValue)
      let nearest = NearestNames.to(text, among: allowed)
      throw error(
        key, "'\(text)' is none of \(allowed.joined(separator: ", "))", suggestions: nearest)
    }
    return choice
  }

  /// The elements of a list with the path of each; empty when the key is absent.
  package func elements(_ key: Key) throws(DocumentError) -> [(value: JSONValue, path: String)] {
    switch value(key) {
    case nil: return []
    case .array(let values):
      return values.enumerated().map { ($1, "\(path(of: key))[\($0)]") }
    case let other?: throw error(key, "a list is expected, not \(other.kindName)")
    }
  }

  /// The texts of a list; empty when the key is absent.
  package func texts(_ key: Key) throws(DocumentError) -> [String] {
    var texts: [String] = []
    for (value, path) in try elements(key) {
      guard case .text(let text) = value else {
        throw DocumentError(at: path, "a text is expected, not \(value.kindName)")
      }
      texts.append(text)
    }
    return texts
  }

  /// The keys and values of an object whose keys are free; empty when the key is absent.
  package func freeMembers(_ key: Key) throws(DocumentError) -> [(name: String, value: JSONValue)] {
    switch value(key) {
    case nil: return []
    case .object(let members): return members.map { ($0.key, $0.value) }
    case let other?: throw error(key, "an object is expected, not \(other.kindName)")
    }
  }

  private static func join(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }
}

/// A profile is missing, or its file is not as the format demands.
public struct DocumentError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's name, or nil for a profile that was looked up by name.
  public var file: String?
  /// Where in the file: `profiles[3].limits[0].maximun`; empty for the whole.
  public var keyPath: String
  public var reason: String
  /// The nearest names, the closest first.
  public var suggestions: [String]
  /// A name that means several profiles, or nil.
  package var ambiguousName: String?

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
