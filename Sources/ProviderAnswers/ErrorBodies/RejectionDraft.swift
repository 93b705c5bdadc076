import JSON

/// A rejection as it is read, before anything is taken out of it.
struct RejectionDraft {
  var provider: String?
  var code: String?
  var status: Int?
  var field: [String] = []
  var message: String?
  /// The fields that are made for machines.
  var context: [JSONMember] = []
  /// Limits that were read already.
  var bounds: [StatedBound] = []

  private static let maximumMessageLength = 600

  /// A rejection that is fit to be stored and shown, or nil when nothing is said; a status and a provider
  /// fill in where the draft has none.
  func rejection(
    status current: Int?, provider other: String?, redactor: Redactor,
    vocabulary: ResponseVocabulary
  ) -> Rejection? {
    let code =
      code.flatMap { SafeName.isCode($0) ? $0 : nil } ?? message.flatMap(vocabulary.code)
    guard code != nil || message != nil || current != nil else { return nil }
    let provider =
      self.provider ?? (self.code ?? code).flatMap(vocabulary.provider(ofCode:)) ?? other
    let field =
      self.field.isEmpty ? message.flatMap(FieldWords.field).map { [$0] } ?? [] : self.field
    return Rejection(
      provider: provider, code: code, status: status ?? current,
      field: field.filter(SafeName.isName),
      message: message.map { shown($0, redactor) },
      bounds: statedBounds(
        code: code, provider: provider, hasField: !field.isEmpty, vocabulary: vocabulary))
  }

  private func statedBounds(
    code: String?, provider: String?, hasField: Bool, vocabulary: ResponseVocabulary
  ) -> [StatedBound] {
    guard code.map({ !vocabulary.codesWithoutLimits.contains($0) }) ?? true else { return [] }
    let typed = bounds + TypedBounds(context, code: code, vocabulary: vocabulary).bounds
    guard typed.isEmpty else { return typed }
    if let provider, let code, let known = vocabulary.codeBounds["\(provider) \(code)"] {
      return known
    }
    guard let message else { return [] }
    let stated = vocabulary.bounds(statedIn: message, provider: provider)
    return stated.isEmpty ? WordedBounds(message, code: code, hasField: hasField).bounds : stated
  }

  private func shown(_ message: String, _ redactor: Redactor) -> String {
    let text = redactor.redacted(message).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    guard text.count > Self.maximumMessageLength else { return text }
    return text.prefix(Self.maximumMessageLength) + "..."
  }
}

extension SafeName {
  /// Whether a text is a provider's code: one word, longer ones with points included.
  static func isCode(_ text: String) -> Bool {
    1...100 ~= text.utf8.count
      && text.utf8.allSatisfy { ASCII.isWord($0) || $0 == UInt8(ascii: ".") }
  }
}

/// Finds the field of the request that a sentence names.
enum FieldWords {
  /// The field, or nil when none is named beyond doubt.
  static func field(in text: String) -> String? {
    let tokens = SentenceReader.tokens(of: String(text.prefix(400)))
    if let colon = text.prefix(64).firstIndex(of: ":") {
      let name = String(text[..<colon])
      if isField(name) { return name }
    }
    for index in tokens.indices.dropLast()
    where tokens[index].isWord("for", "field", "parameter", "param", "argument", "invalid") {
      if case .name(let name) = tokens[index + 1], isWord(name) { return name }
      let isValue = tokens[(index + 2)...].first?.isWord("value") == true
      if tokens[index].isWord("invalid"), isValue, let word = tokens[index + 1].word { return word }
    }
    return nil
  }

  private static func isWord(_ name: String) -> Bool {
    name.utf8.first.map(ASCII.isLetter) == true
      && name.utf8.allSatisfy { ASCII.isWord($0) || "[].".utf8.contains($0) }
  }

  /// Whether a word in front of a colon is the name of a field: `image_url`, `promptImage`.
  private static func isField(_ name: String) -> Bool {
    guard isWord(name), name.utf8.count <= 40 else { return false }
    let hasJoint = name.contains("_") || name.dropFirst().contains { $0.isUppercase }
    let isError = ["error", "exception", "warning", "failed"].contains {
      name.lowercased().contains($0)
    }
    return !isError && !name.contains(".")
      && ((hasJoint && name.first?.isLowercase == true)
        || ["prompt", "image", "video", "audio", "duration", "seconds", "size", "resolution"]
          .contains(name))
  }
}

/// The way from a request to one of its fields, as errors write it.
enum FieldPath {
  /// The steps from the outside in: `["body", "input.image_urls", 0]` is `input`, `image_urls`, `0`.
  static func parts(of value: JSONValue?) -> [String] {
    var parts: [String] = []
    switch value {
    case .array(let elements)?:
      for element in elements {
        switch element {
        case .text(let text): parts += steps(text)
        case .number(let number): parts.append(number)
        case .null, .flag, .array, .object: break
        }
      }
    case .text(let text)?: parts = steps(text)
    case .null?, .flag?, .number?, .object?, nil: break
    }
    if ["body", "query", "path"].contains(parts.first), parts.count > 1 { parts.removeFirst() }
    if parts == ["body"] { parts = [] }
    return Array(parts.prefix(8))
  }

  private static func steps(_ text: String) -> [String] {
    text.prefix(200).split { ".[]/ ".contains($0) }.map(String.init).filter(SafeName.isName)
  }
}
