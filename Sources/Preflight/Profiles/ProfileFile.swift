public import JSON

/// The profiles of one file, which is one provider's.
public struct ProfileFile: Sendable, Hashable {
  /// The only format that is read.
  public static let schema = "preflight.profiles/1"

  /// The file's name, for messages.
  public var name: String
  public var provider: String
  public var profiles: [Profile]

  /// The profiles of a file's bytes.
  ///
  /// - Parameters:
  ///   - bytes: The file's content, as UTF-8.
  ///   - name: The file's name, for messages.
  /// - Throws: `DocumentError` with the key path and, for a misspelt key, the nearest one.
  public init(_ bytes: [UInt8], name: String) throws(DocumentError) {
    do {
      try self.init(document: bytes, name: name, origin: .file(name))
    } catch {
      throw error.inFile(name)
    }
  }

  /// The profiles of a file's text.
  ///
  /// - Throws: `DocumentError` with the key path and, for a misspelt key, the nearest one.
  public init(_ text: String, name: String) throws(DocumentError) {
    try self.init(Array(text.utf8), name: name)
  }

  package init(document bytes: [UInt8], name: String, origin: Profile.Origin) throws(DocumentError)
  {
    let value: JSONValue
    do {
      value = try JSONReader.document(bytes)
    } catch {
      throw DocumentError(
        at: "", "line \(error.line), column \(error.column): not JSON: \(error.reason)")
    }
    let reader = try ObjectReader<Keys>(value, at: "")
    let schema = try reader.text(.schema)
    guard schema == Self.schema else {
      throw reader.error(.schema, "'\(Self.schema)' is expected, not '\(schema)'")
    }
    self.name = name
    provider = try reader.text(.provider)
    profiles = []
    guard reader.has(.profiles) else { throw reader.error(.profiles, "missing") }
    var ids: Set<String> = []
    for (value, path) in try reader.elements(.profiles) {
      let profile = try Profile(value, at: path, provider: provider, origin: origin)
      guard ids.insert(profile.id).inserted else {
        throw DocumentError(at: "\(path).id", "the id '\(profile.id)' is given twice")
      }
      profiles.append(profile)
    }
  }

  package enum Keys: String, CaseIterable {
    case schema, provider, profiles
  }
}
