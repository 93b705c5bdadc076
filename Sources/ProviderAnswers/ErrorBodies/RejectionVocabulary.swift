import JSON
import MediaModel
import Preflight

/// What the fields and codes of rejections mean, as the data that comes with the library says.
package struct RejectionVocabulary: Sendable {
  /// Which part of a limit a field gives.
  package enum End: String, Sendable, CaseIterable {
    case minimum, maximum, exclusiveMinimum, exclusiveMaximum, allowed, step
  }

  /// What a field bounds, where that is not the same for all media.
  enum Subject: Sendable {
    case quantity(Quantity)
    /// The container or format, by the media type.
    case format
    /// The number of items of a list, or of the characters of a text.
    case length
  }

  /// What a field of a rejection says.
  struct Field: Sendable {
    var subject: Subject
    var end: End
  }

  /// What comes with the library.
  static let builtIn = RejectionVocabulary()

  /// What fields mean, by their names.
  private(set) var fields: [String: Field] = [:]
  /// Names of fields that repeat what was sent.
  private(set) var sentFields: [String] = []
  /// Codes whose fields say nothing about media or settings.
  private(set) var codesWithoutLimits: Set<String> = []
  /// Codes that are recognized in a text without further signs, with their provider.
  private(set) var knownTypes: [String: String] = [:]
  /// Limits that providers document for a code, by provider and code.
  private(set) var codeBounds: [String: [StatedBound]] = [:]

  private init() {
    for file in EmbeddedVocabulary.files {
      do {
        try read(file.json)
      } catch {
        preconditionFailure("The embedded \(file.name).json is malformed: \(error)")
      }
    }
  }

  private enum Keys: String, CaseIterable {
    case schema, fields, sent, withoutLimits, source, types, codes
  }

  private enum FieldKeys: String, CaseIterable {
    case key, quantity, end
  }

  private enum TypeKeys: String, CaseIterable {
    case provider, names
  }

  private enum CodeKeys: String, CaseIterable {
    case provider, codes, bounds, source
  }

  private enum BoundKeys: String, CaseIterable {
    case quantity, maximum, media
  }

  private mutating func read(_ json: String) throws {
    let reader = try ObjectReader<Keys>(try JSONReader.document(Array(json.utf8)), at: "")
    for (value, path) in try reader.elements(.fields) {
      let field = try ObjectReader<FieldKeys>(value, at: path)
      guard let end: End = try field.choice(.end) else { throw field.error(.end, "missing") }
      let subject: Subject =
        switch try field.text(.quantity) {
        case "format": .format
        case "length": .length
        case let name: .quantity(try Self.quantity(name, of: field))
        }
      fields[try field.text(.key)] = Field(subject: subject, end: end)
    }
    sentFields = try reader.texts(.sent)
    codesWithoutLimits = Set(try reader.texts(.withoutLimits))
    if let value = reader.value(.types) {
      let types = try ObjectReader<TypeKeys>(value, at: "types")
      for name in try types.texts(.names) { knownTypes[name] = try types.text(.provider) }
    }
    for (value, path) in try reader.elements(.codes) { try readCodes(value, at: path) }
  }

  private mutating func readCodes(_ value: JSONValue, at path: String) throws {
    let entry = try ObjectReader<CodeKeys>(value, at: path)
    var bounds: [StatedBound] = []
    for (value, path) in try entry.elements(.bounds) {
      let reader = try ObjectReader<BoundKeys>(value, at: path)
      guard let quantity: Quantity = try reader.choice(.quantity),
        let maximum = try reader.number(.maximum)
      else { throw reader.error(.quantity, "quantity and maximum are expected") }
      bounds.append(
        StatedBound(
          quantity, Bounds(maximum: Bounds.Bound(maximum)), mediaType: try reader.choice(.media),
          confidence: .typed))
    }
    for code in try entry.texts(.codes) {
      codeBounds["\(try entry.text(.provider)) \(code)"] = bounds
    }
  }

  private static func quantity(
    _ name: String, of reader: ObjectReader<FieldKeys>
  ) throws -> Quantity {
    guard let quantity = Quantity(rawValue: name) else {
      throw reader.error(.quantity, "'\(name)' is no quantity")
    }
    return quantity
  }
}
