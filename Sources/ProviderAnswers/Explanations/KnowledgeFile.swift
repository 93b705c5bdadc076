import JSON
import Preflight

/// What one file knows about failures: those of one provider, or those that occur everywhere.
struct KnowledgeFile: Sendable {
  /// The only format that is read.
  static let schema = "preflight.knowledge/1"

  /// The provider by the first part of its profiles' ids, or nil for what holds everywhere.
  let provider: String?
  /// The names under which people and profiles speak of the provider, in small letters.
  let names: [String]
  let entries: [KnowledgeEntry]

  /// The knowledge of a file's text.
  ///
  /// - Parameters:
  ///   - json: The file's text.
  ///   - name: The file's name, for messages.
  ///   - lexicon: The words by which symptoms are told.
  /// - Throws: `DocumentError` with the key path and, for a misspelt key, the nearest one.
  init(_ json: String, name: String, lexicon: Lexicon) throws(DocumentError) {
    do {
      try self.init(JSONReader.profileDocument(json), lexicon: lexicon)
    } catch {
      throw error.inFile(name)
    }
  }

  private init(_ value: JSONValue, lexicon: Lexicon) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: "")
    let schema = try reader.text(.schema)
    guard schema == Self.schema else {
      throw reader.error(.schema, "'\(Self.schema)' is expected, not '\(schema)'")
    }
    provider = try reader.optionalText(.provider)
    names = try reader.texts(.names).map { $0.lowercased() }
    var sources: [String: Source] = [:]
    for (name, value) in try reader.freeMembers(.sources) {
      sources[name] = try Source(value, at: "\(reader.path(of: .sources)).\(name)")
    }
    var entries: [KnowledgeEntry] = []
    for (value, path) in try reader.elements(.entries) {
      let entry = try KnowledgeEntry(
        value, at: path, provider: provider, sources: sources, lexicon: lexicon)
      entries.append(entry)
    }
    self.entries = entries
  }

  enum Keys: String, CaseIterable {
    case schema, provider, names, sources, entries
  }
}
