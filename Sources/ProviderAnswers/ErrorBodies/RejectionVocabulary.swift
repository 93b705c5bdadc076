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

/// Tells which provider an answer comes from.
struct ProviderSigns {
  /// What the caller knows.
  private let given: String?
  /// The provider whose address or library the text names.
  private let named: String?

  init(given: String?, in bytes: [UInt8]) {
    self.given = given
    guard given == nil else {
      named = nil
      return
    }
    let small = bytes.map(ASCII.lowercased)
    named =
      Self.signs.first { !ByteSearch(Array($0.sign.utf8)).starts(in: small).isEmpty }?
      .provider
  }

  /// The provider of a rejection: by its form, else as given, else by what the text names.
  func provider(of draft: RejectionDraft) -> String? {
    if let provider = draft.provider { return provider }
    if let code = draft.code ?? draft.message.flatMap(CodeWords.code) {
      if let provider = RejectionVocabulary.builtIn.knownTypes[code] { return provider }
      if code.contains("SensitiveContentDetected") { return "byteplus" }
      let isRunway = ["SAFETY.", "INPUT_PREPROCESSING.", "ASSET.", "THIRD_PARTY.", "INTERNAL."]
        .contains(where: code.hasPrefix)
      if isRunway { return "runway" }
    }
    return given ?? named
  }

  /// Addresses and libraries by which a provider is known; those that relay others come first.
  private static let signs: [(sign: String, provider: String)] = [
    ("fal_client", "fal"), ("x-fal-", "fal"), ("fal.run", "fal"), ("fal.ai/", "fal"),
    ("runwayml.com", "runway"), ("api.openai.com", "openai"), ("klingai.com", "kling"),
    ("pixverse.ai", "pixverse"), ("minimax.io", "minimax"), ("minimaxi.com", "minimax"),
    ("lumalabs.ai", "luma"), ("api.replicate.com", "replicate"), ("heygen.com", "heygen"),
    ("bytepluses.com", "byteplus"), ("volces.com", "byteplus"),
    ("generativelanguage.googleapis.com", "google"), ("aiplatform.googleapis.com", "google"),
    ("kie.ai", "kie"),
  ]
}

extension Profile {
  /// The provider as answers and explanations name it: `fal`, `runway`, `kling`.
  package var providerName: String {
    // A model of another maker that fal.ai offers answers as fal.ai does.
    let name = provider.lowercased()
    if name.hasPrefix("fal") { return "fal" }
    if name == "kie.ai" { return "kie" }
    if ["replicate", "kling", "runway", "minimax", "luma", "openai", "google", "pixverse"].contains(
      name)
    {
      return name
    }
    return id.split(separator: "/").first.map(String.init) ?? name
  }
}
