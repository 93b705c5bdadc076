import JSON
import MediaModel

/// What a document says about one field of a request, with references followed and alternatives
/// that only add null taken out.
struct FieldSchema {
  let name: String
  /// The keywords of the schema; the first of two with one name counts.
  private(set) var keywords: [String: JSONValue] = [:]
  /// Alternatives that remain, where the value may have more than one form.
  private(set) var alternatives: [FieldSchema] = []
  /// What could not be followed or merged.
  private(set) var problems: [String] = []

  /// The field of a property.
  init(_ name: String, _ schema: JSONValue, in document: SchemaDocument, depth: Int = 0) {
    self.name = name
    guard depth < 8, let resolved = document.resolved(schema) else {
      problems = ["what it points to is not in the document"]
      return
    }
    take(resolved)
    // What stands beside a reference adds to it.
    if schema.member("$ref") != nil { take(schema) }
    for part in keywords["allOf"]?.elements ?? [] {
      merge(FieldSchema(name, part, in: document, depth: depth + 1))
    }
    for key in ["anyOf", "oneOf"] {
      let options = (keywords[key]?.elements ?? [])
        .map { FieldSchema(name, $0, in: document, depth: depth + 1) }
        .filter { !$0.isNull }
      if options.count == 1 { merge(options[0]) } else { alternatives += options }
    }
  }

  private mutating func take(_ schema: JSONValue) {
    for member in schema.members where keywords[member.key] == nil {
      keywords[member.key] = member.value
    }
  }

  private mutating func merge(_ other: FieldSchema) {
    for (key, value) in other.keywords where keywords[key] == nil { keywords[key] = value }
    alternatives += other.alternatives
    problems += other.problems
  }

  private var isNull: Bool { types == ["null"] }

  /// The names of the types that the value may have; empty when the document does not say.
  var types: [String] {
    switch keywords["type"] {
    case .text(let type)?: [type]
    case .array(let types)?: types.compactMap(\.text)
    default: []
    }
  }

  /// Whether the value may be of a type.
  func mayBe(_ type: String) -> Bool {
    types.contains(type) || alternatives.contains { $0.mayBe(type) }
  }

  /// The text of a keyword, or nil.
  func text(_ keyword: String) -> String? { keywords[keyword]?.text }

  /// The number of a keyword, or nil.
  func number(_ keyword: String) -> Rational? {
    guard case .number(let digits)? = keywords[keyword] else { return nil }
    return Rational(decimal: digits)
  }

  /// The whole number of a keyword, or nil.
  func count(_ keyword: String) -> Int? {
    guard let number = number(keyword), number.denominator == 1, number >= 0 else { return nil }
    return Int(number.numerator)
  }

  /// Title and description in one text, in small letters.
  var words: String {
    [text("title"), text("description")].compactMap(\.self).joined(separator: " ").lowercased()
  }

  /// The words of the name, in small letters: `startImageUrl` and `start_image_url` are alike.
  var nameWords: [String] {
    var text = ""
    for character in name {
      text += character.isUppercase ? "_\(character.lowercased())" : String(character)
    }
    return text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}

/// What a field of a request is for.
enum FieldKind: Hashable {
  /// It takes a file, or a list of files.
  case media(MediaType, isList: Bool)
  /// It takes words.
  case text
  /// It is a setting of the output.
  case setting
  /// It cannot be told, or no profile has a place for it; why.
  case other(String)
}

extension FieldKind {
  private static let mediaWords: [(type: MediaType, words: Set<String>)] = [
    (.video, ["video", "videos", "clip", "footage"]),
    (.audio, ["audio", "audios", "music", "song", "speech", "sound"]),
    (
      .image,
      [
        "image", "images", "img", "photo", "picture", "frame", "mask", "face", "portrait",
        "garment",
      ]
    ),
  ]
  private static let addressWords: Set<String> = ["url", "urls", "uri", "uris"]
  private static let textWords: Set<String> = [
    "prompt", "prompts", "text", "lyrics", "script", "caption", "description", "instruction",
    "transcript",
  ]

  /// The kind of a field; never guessed where name, form and description do not tell.
  init(_ field: FieldSchema, in document: SchemaDocument) {
    if let reason = field.problems.first {
      self = .other(reason)
      return
    }
    let items = field.keywords["items"].map { FieldSchema(field.name, $0, in: document) }
    let element = field.mayBe("array") ? items : field
    if let element, !element.isPlainObject, element.takesFiles(named: field) {
      self = Self.media(field, element, isList: field.mayBe("array"))
    } else if field.mayBe("array") {
      self = .other(Self.listReason(items))
    } else if field.isPlainObject || field.alternatives.allPlainObjects {
      self = .other("it is an object of its own, which a profile has no place for")
    } else if field.isText {
      self = .text
    } else {
      self = .setting
    }
  }

  private static func media(
    _ field: FieldSchema, _ element: FieldSchema, isList: Bool
  ) -> FieldKind {
    let candidates = [field.uiField, element.uiField].compactMap(\.self)
      .compactMap(MediaType.init(rawValue:)).filter { $0 != .text }
    if let type = candidates.first ?? type(of: field.nameWords) {
      return .media(type, isList: isList)
    }
    let described = mediaWords.filter { kind in
      kind.words.contains { (field.words + " " + element.words).hasWord($0) }
    }
    guard described.count == 1, let type = described.first?.type else {
      return .other("whether it is an image, a video or audio cannot be told")
    }
    return .media(type, isList: isList)
  }

  /// The media type that a name speaks of: a `mask_video_url` is a video.
  fileprivate static func type(of words: [String]) -> MediaType? {
    mediaWords.first { !$0.words.isDisjoint(with: words) }?.type
  }

  private static func listReason(_ items: FieldSchema?) -> String {
    items?.isPlainObject == true
      ? "its items are objects of their own, which a profile has no place for"
      : "it is a list of values, which a profile has no place for"
  }

  fileprivate static func isAddress(_ words: [String]) -> Bool {
    !addressWords.isDisjoint(with: words)
  }

  fileprivate static func isProse(_ words: [String]) -> Bool { !textWords.isDisjoint(with: words) }
}

extension FieldSchema {
  /// Whether a value of the schema is a file, in a field that has the name.
  fileprivate func takesFiles(named field: FieldSchema) -> Bool {
    guard mayBe("string") || types.isEmpty || member("properties", "url") else { return false }
    guard keywords["enum"] == nil, field.keywords["enum"] == nil else { return false }
    guard !alternatives.contains(where: { $0.isPlainObject || $0.keywords["enum"] != nil }) else {
      return false
    }
    // An object with an address is how some schemas write a file.
    if member("properties", "url") { return true }
    if ["image", "video", "audio"].contains(field.uiField ?? uiField ?? "") { return true }
    if keywords["x-fal"] != nil || field.keywords["x-fal"] != nil { return true }
    if DescribedLimits(in: text("description") ?? "").hasMediaLimits { return true }
    let isURI = ["uri", "url", "binary"].contains(text("format") ?? "")
    if isURI || FieldKind.isAddress(field.nameWords) { return !field.isReturnAddress }
    let speaksOfAddress = ["url", "data uri", "base64"].contains { field.words.contains($0) }
    return speaksOfAddress && FieldKind.type(of: field.nameWords) != nil
  }

  /// Whether the address is one to which the provider sends, or from which it loads no media.
  private var isReturnAddress: Bool {
    !Set(nameWords).isDisjoint(with: ["webhook", "callback", "lora", "model", "weights", "archive"])
  }

  /// Whether the value is an object that is no file.
  var isPlainObject: Bool {
    let isObject = types.contains("object") || keywords["properties"] != nil
    return isObject && !member("properties", "url")
  }

  fileprivate var isText: Bool {
    guard types.contains("string"), keywords["enum"] == nil, keywords["const"] == nil else {
      return false
    }
    return FieldKind.isProse(nameWords) || uiField == "textarea"
      || keywords["maxLength"] != nil || keywords["minLength"] != nil
  }

  fileprivate var uiField: String? { keywords["ui"]?.member("field")?.text }

  private func member(_ key: String, _ inner: String) -> Bool {
    keywords[key]?.member(inner) != nil
  }
}

extension [FieldSchema] {
  fileprivate var allPlainObjects: Bool { !isEmpty && allSatisfy(\.isPlainObject) }
}

extension String {
  /// Whether the text has a word, whole; both in small letters.
  fileprivate func hasWord(_ word: String) -> Bool {
    split { !$0.isLetter }.contains { $0 == word || $0 == word + "s" }
  }
}
