import MediaModel

/// What a description says about a field, and the sentences that were not understood.
struct DescriptionReading {
  /// A limit that a sentence states.
  struct Statement: Hashable {
    var quantity: Quantity
    var bounds: Bounds
    var scope = Limit.Scope.each
    var level = Limit.Level.hard
    /// In what it is counted, or nil for the quantity's own unit.
    var unit: LimitUnit?
    /// The only way of transport that it is about, or nil for all.
    var transport: Transport?
    /// The media types whose files are counted together; empty for the field's own.
    var types: [MediaType] = []
  }

  var statements: [Statement] = []
  /// Fields of which one has to be given with this one.
  var requires: [String] = []
  /// Fields that must not be given with this one.
  var excludes: [String] = []
  /// Media types of which one file has to be given with this one.
  var requiredTypes: [MediaType] = []
  /// Whether that file has to be a reference.
  var requiresReference = false
  /// Sentences with a number, a unit, a format or a word such as "only" that were not understood.
  var unread: [String] = []
}

/// Reads the description of a field that takes files or words.
struct DescriptionReader {
  /// What the field takes.
  let types: [MediaType]
  /// Whether it takes several files.
  let isList: Bool
  /// How many bytes the provider counts to a kilobyte: 1000 or 1024.
  let kilobyte: Int
  /// The names of all fields of the request.
  let fields: Set<String>
  let vocabulary = ImportVocabulary.known

  /// What a description says.
  func reading(of description: String) -> DescriptionReading {
    var reading = DescriptionReading()
    for sentence in DescriptionSentences.of(description) { read(sentence, into: &reading) }
    return reading
  }

  private func read(_ sentence: String, into reading: inout DescriptionReading) {
    let tokens = DescriptionTokens.tokens(of: sentence, vocabulary)
    guard SentenceWorth(tokens, signs: vocabulary.signs).isWorthReading else { return }
    if let relation = FieldRelation(tokens, fields: fields, types: types) {
      relation.add(to: &reading)
      return
    }
    var scan = SentenceScan(tokens, reader: self)
    scan.run()
    reading.statements += scan.isUnderstood ? scan.statements : []
    if !scan.isUnderstood { reading.unread.append(Self.shortened(sentence)) }
  }

  /// A sentence, cut where it is very long.
  static func shortened(_ sentence: String) -> String {
    sentence.count <= 300 ? sentence : sentence.prefix(300) + "…"
  }
}

/// Whether a sentence may state a limit: it has a number, a unit, a format or a word such as "must".
struct SentenceWorth {
  let isWorthReading: Bool
  /// Whether it has a number, a unit or a format.
  let hasFigure: Bool

  init(_ tokens: [DescriptionToken], signs: Set<String>) {
    hasFigure = tokens.contains { token in
      switch token {
      case .number, .size, .ratio, .format, .label: true
      case .phrase(let phrase):
        // One "character" is a person, and a "second" comes after the first.
        phrase.unit != nil && phrase.meanings.isEmpty && phrase.bytes.count > 1
          && (phrase.bytes.count <= 3 || phrase.bytes.last == UInt8(ascii: "s")
            || phrase.bytes[0] >= 0x80)
      case .word, .mark: false
      }
    }
    let texts = tokens.compactMap(\.text).flatMap { $0.split(separator: " ").map(String.init) }
    isWorthReading = hasFigure || texts.contains { signs.contains($0) }
  }
}

/// How a sentence ties a field to others: "Requires start_image_url".
struct FieldRelation {
  private var requires: [String] = []
  private var excludes: [String] = []
  private var requiredTypes: [MediaType] = []
  private var requiresReference = false

  /// The relation of a sentence, or nil when it states none.
  init?(_ tokens: [DescriptionToken], fields: Set<String>, types: [MediaType]) {
    let words = tokens.map { $0.text ?? "" }
    let isSetting = tokens.contains { if case .mark("=") = $0 { true } else { false } }
    let text = " " + words.filter { !$0.isEmpty }.joined(separator: " ") + " "
    let named = fields.filter { Self.names($0, in: text) }.sorted()
    let hasFigure = tokens.contains { token in
      switch token {
      case .number(let number, _): number != 1
      case .size, .ratio, .format, .label: true
      case .word, .phrase, .mark: false
      }
    }
    guard !isSetting, !hasFigure, !tokens.contains(where: { $0.says(.condition) }) else {
      return nil
    }
    let forbids = [" cannot be ", " can not be ", " must not be ", " mutually exclusive "]
    let joins = [" with ", " together ", " combined ", " alongside "]
    if forbids.contains(where: text.contains), joins.contains(where: text.contains) {
      guard !named.isEmpty else { return nil }
      excludes = named
      return
    }
    let demands = [
      " requires ", " requires: ", " must be used with ", " must be used together with ",
      " only works with ", " only valid with ", " only used with ",
    ]
    guard demands.contains(where: text.contains) else {
      guard text.contains(" at least 1") || Self.asksForOne(tokens), text.contains(" required ")
      else { return nil }
      guard let others = Self.otherTypes(in: tokens, than: types) else { return nil }
      requiredTypes = others
      requiresReference = text.contains(" reference ")
      return
    }
    if Self.asksForOne(tokens), let others = Self.otherTypes(in: tokens, than: types) {
      requiredTypes = others
      requiresReference = text.contains(" reference ")
      return
    }
    guard !named.isEmpty else { return nil }
    // "Requires a and b" is more than a profile has words for.
    guard named.count == 1 || !text.contains(" and ") else { return nil }
    requires = named
  }

  /// Whether a sentence names a field: as it is written, or in its words ("reference images").
  private static func names(_ field: String, in text: String) -> Bool {
    let address: Set<String> = ["url", "urls", "uri", "uris"]
    let words = FieldSchema.words(of: field).filter { !address.contains($0) }
    guard words.count > 1 else {
      // A word such as "image" speaks of images in general.
      return field.contains("_") && text.contains(" \(field.lowercased()) ")
    }
    let phrase = words.joined(separator: " ")
    let single = phrase.hasSuffix("s") ? String(phrase.dropLast()) : phrase
    return text.contains(" \(field.lowercased()) ") || text.contains(" \(single) ")
      || text.contains(" \(single)s ")
  }

  /// The types that "At least one reference image or video is required" names, or nil when they are
  /// the field's own.
  private static func otherTypes(
    in tokens: [DescriptionToken], than types: [MediaType]
  ) -> [MediaType]? {
    let mentioned = tokens.mentionedTypes
    return mentioned.isEmpty || !Set(mentioned).isDisjoint(with: types) ? nil : mentioned
  }

  private static func asksForOne(_ tokens: [DescriptionToken]) -> Bool {
    zip(tokens, tokens.dropFirst()).contains { token, next in
      if case .number(1, nil) = next { token.says(.minimum) } else { false }
    }
  }

  /// Adds the relation to what a description says.
  func add(to reading: inout DescriptionReading) {
    reading.requires += requires
    reading.excludes += excludes
    reading.requiredTypes += requiredTypes
    reading.requiresReference = reading.requiresReference || requiresReference
  }
}

extension [DescriptionToken] {
  /// The media types that the tokens speak of, each once.
  var mentionedTypes: [MediaType] {
    let nouns: [(ImportVocabulary.Meaning, MediaType)] = [
      (.imageNoun, .image), (.videoNoun, .video), (.audioNoun, .audio),
    ]
    return nouns.filter { noun in contains { $0.says(noun.0) } }.map(\.1)
  }
}
