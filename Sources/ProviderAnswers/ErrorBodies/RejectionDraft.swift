import JSON
import MediaModel
import Preflight

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
  /// fill in where the draft has none, and a provider that is given counts more than the draft's.
  func rejection(
    status current: Int?, provider other: String?, redactor: Redactor,
    vocabulary: ResponseVocabulary, given: String? = nil
  ) -> Rejection? {
    let unwrapped = message.map { UnwrappedMessage($0, by: vocabulary.wrappers) }
    let message = unwrapped.flatMap { $0.message.isEmpty ? nil : $0.message }
    let code =
      code.flatMap { SafeName.isCode($0) ? $0 : nil } ?? unwrapped?.code
      ?? message.flatMap(vocabulary.code)
    guard code != nil || message != nil || current != nil else { return nil }
    let provider =
      given ?? self.provider ?? (self.code ?? code).flatMap(vocabulary.provider(ofCode:)) ?? other
    let named = self.field.isEmpty ? message.map(FieldWords.field) ?? [] : self.field
    let field = named.filter(SafeName.isName)
    let statusOfCode = unwrapped?.code.flatMap { Int($0) }.flatMap { 400..<600 ~= $0 ? $0 : nil }
    return Rejection(
      provider: provider, code: code,
      status: status ?? unwrapped?.status ?? statusOfCode ?? current, field: field,
      message: message.map { shown($0, redactor) },
      bounds: statedBounds(
        in: message, code: code, provider: provider, hasField: !field.isEmpty,
        vocabulary: vocabulary))
  }

  private func statedBounds(
    in message: String?, code: String?, provider: String?, hasField: Bool,
    vocabulary: ResponseVocabulary
  ) -> [StatedBound] {
    guard code.map({ !vocabulary.codesWithoutLimits.contains($0) }) ?? true,
      !(message.map(vocabulary.isConditional) ?? false)
    else { return [] }
    let worded = message.map {
      WordedBounds(
        $0, code: code, hasField: hasField, multiple: vocabulary.byteMultiple(of: provider)
      ).bounds
    }
    let typed = bounds + TypedBounds(context, code: code, vocabulary: vocabulary).bounds
    guard typed.isEmpty else { return typed.map { $0.named(by: worded ?? []) } }
    if let provider, let code, let known = vocabulary.codeBounds["\(provider) \(code)"] {
      return known
    }
    guard let message else { return [] }
    let stated = vocabulary.bounds(statedIn: message, provider: provider)
    return stated.isEmpty ? worded ?? [] : stated
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

extension StatedBound {
  /// The bound; where it only says "the value" and the words state the same number for a quantity of
  /// a file, that quantity.
  fileprivate func named(by worded: [StatedBound]) -> StatedBound {
    guard quantity == .setting, bounds.allowed == nil,
      let other = worded.first(where: {
        $0.quantity != .setting && $0.bounds.hasSameNumbers(bounds)
      })
    else { return self }
    var bound = self
    bound.quantity = other.quantity
    bound.mediaType = mediaType ?? other.mediaType
    bound.bounds = other.bounds
    bound.sent = sent ?? other.sent
    return bound
  }
}

extension Bounds {
  /// Whether the two give the same ends, possibly in other units.
  fileprivate func hasSameNumbers(_ other: Bounds) -> Bool {
    (minimum == nil) == (other.minimum == nil) && (maximum == nil) == (other.maximum == nil)
  }
}

/// Finds the field of the request that a sentence names.
enum FieldWords {
  /// The way to the field from the outside in; empty when none is named beyond doubt.
  static func field(in text: String) -> [String] {
    let text = String(text.prefix(400))
    if let colon = text.prefix(64).firstIndex(of: ":"), let path = leading(text[..<colon]) {
      return path
    }
    let tokens = SentenceReader.tokens(of: text)
    return trailing(text) ?? valued(tokens) ?? quoted(text) ?? spoken(tokens) ?? []
  }

  /// `image_url: …`, `content[1].video_url: …`.
  private static func leading(_ name: Substring) -> [String]? {
    let path = FieldPath.steps(String(name))
    guard !name.contains(" "), let last = path.last else { return nil }
    // Codes begin with a capital letter.
    let isFieldPath = path.count > 1 && isPath(path) && path[0].first?.isLowercase == true
    return isFieldPath || isField(last) ? path : nil
  }

  /// `Input should be 'a' or 'b': parameters.resolution`, `Field required: input.media`.
  private static func trailing(_ text: String) -> [String]? {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    var name = text[text.index(after: colon)...].drop { $0 == " " }
    while let last = name.last, ".\n ".contains(last) { name.removeLast() }
    guard !name.isEmpty, !name.contains(" ") else { return nil }
    let path = FieldPath.steps(String(name))
    guard let last = path.last else { return nil }
    return path.count > 1 && isPath(path) || isField(last) ? path : nil
  }

  /// A name in backticks or quotes behind a word such as `parameter` or `for`.
  private static func quoted(_ text: String) -> [String]? {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    let others = text.split(separator: "'", omittingEmptySubsequences: false)
    for pieces in [parts, others] where pieces.count >= 3 {
      for index in stride(from: 1, to: pieces.count - 1, by: 2) {
        let front = pieces[index - 1].split { !$0.isLetter }.last?.lowercased() ?? ""
        let behind = pieces[index + 1].lowercased()
        let isAnnounced =
          announcing.contains(front)
          || front != "value" && refusing.contains { behind.hasPrefix(" \($0)") }
        let path = FieldPath.steps(String(pieces[index]))
        if isAnnounced, !pieces[index].contains(" "), isPath(path) { return path }
      }
    }
    return nil
  }

  private static let announcing: Set<String> = [
    "for", "field", "parameter", "parameters", "param", "argument", "property", "type",
  ]
  private static let refusing = [
    "isn't supported", "is not supported", "is not valid", "is invalid", "is required",
    "must be", "should be", "needs to be", "field is required", "is out of", "cannot be",
  ]

  /// `mode value 'std' is invalid`.
  private static func valued(_ tokens: [SentenceToken]) -> [String]? {
    for index in tokens.indices.dropLast(2) where tokens[index + 1].isWord("value") {
      if let name = tokens[index].word, case .name = tokens[index + 2],
        !["the", "a", "this", "invalid", "number", "string"].contains(name)
      {
        return [name]
      }
    }
    return nil
  }

  /// `parameter duration specified`, `Invalid seconds value`, `Range of n should be`,
  /// `reference_video_urls duration must be`.
  private static func spoken(_ tokens: [SentenceToken]) -> [String]? {
    for index in tokens.indices.dropLast() {
      let next = tokens[(index + 1)...]
      if tokens[index].isWord("parameter", "param", "argument", "field"),
        let name = next.first?.word,
        next.dropFirst().first?.isWord("specified", "is", "must", "should", "has") == true
      {
        return [name]
      }
      if tokens[index].isWord("invalid"), next.dropFirst().first?.isWord("value") == true,
        let name = next.first?.word
      {
        return [name]
      }
      if tokens[index].isWord("range"), next.first?.isWord("of") == true,
        let name = next.dropFirst().first?.word,
        next.dropFirst(2).first?.isWord("should", "must") == true
      {
        return [name]
      }
    }
    // A name that joins words, such as `reference_video_urls`, is no word of a sentence.
    let names = tokens.compactMap(\.word).filter {
      $0.contains("_") && SentenceSubject.mediaType($0) != nil
        && ["url", "urls", "uri", "uris", "image", "video", "audio", "images", "videos", "frame"]
          .contains($0.split(separator: "_").last.map(String.init) ?? "")
    }
    return Set(names).count == 1 ? names.first.map { [$0] } : nil
  }

  private static func isPath(_ path: [String]) -> Bool {
    !path.isEmpty
      && path.allSatisfy { step in
        step.utf8.allSatisfy(ASCII.isDigit)
          || step.utf8.first.map(ASCII.isLetter) == true && step.utf8.allSatisfy(ASCII.isWord)
      } && path[0].utf8.first.map(ASCII.isLetter) == true
  }

  /// Whether a word in front of a colon is the name of a field: `image_url`, `promptImage`.
  private static func isField(_ name: String) -> Bool {
    guard isPath([name]), name.utf8.count <= 40 else { return false }
    let hasJoint = name.contains("_") || name.dropFirst().contains { $0.isUppercase }
    let isError = ["error", "exception", "warning", "failed"].contains {
      name.lowercased().contains($0)
    }
    return !isError
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

  /// The steps of `content[1].video_url`.
  static func steps(_ text: String) -> [String] {
    text.prefix(200).split { ".[]/ ".contains($0) }.map(String.init).filter(SafeName.isName)
  }
}
