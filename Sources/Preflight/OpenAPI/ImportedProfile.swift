import JSON
import MediaModel

/// One endpoint of a document, as a profile.
struct ImportedProfile {
  private(set) var profile: Profile
  private(set) var notes: [OpenAPIImport.Note] = []

  private let source: Source
  private let document: SchemaDocument
  private let provider: ImportProvider
  private let vocabulary = ImportVocabulary.known
  private let fields: Set<String>
  /// The media type that a path such as `video/reframe` takes and gives, or nil for another path.
  private let hint: MediaType?
  /// Whether the document has a request that stores files, so that ids may name them.
  private let hasUploads: Bool
  /// What the descriptions demand of several fields at once, to be settled when all are known.
  private var relations: [(role: String, reading: DescriptionReading)] = []

  /// The profile of an endpoint's request.
  ///
  /// - Parameters:
  ///   - endpoint: The endpoint.
  ///   - id: The id that the profile gets.
  ///   - provider: Whose it is.
  ///   - source: Where it was read.
  init(_ endpoint: SchemaEndpoint, id: String, provider: ImportProvider, source: Source) {
    document = endpoint.document
    self.source = source
    self.provider = provider
    let isNamed = endpoint.declaredID == nil && !provider.silentPaths.contains(endpoint.path)
    let name = isNamed ? endpoint.name ?? id : id
    let isShared = endpoint.model != nil || endpoint.variant != nil
    // Where one model is asked in several ways, the way is part of the name.
    let way = String(endpoint.path.split(separator: "/").last ?? "").replacing("_", with: " ")
    let parts: [String?] = [
      endpoint.model ?? name, endpoint.isRepeated ? way : nil, endpoint.variant,
    ]
    profile = Profile(
      id: id, name: isShared ? parts.compactMap(\.self).joined(separator: ", ") : name,
      provider: provider.name, kind: .model, origin: .file(""))
    if let rules = provider.rules, rules != id, Catalog.builtIn.ids.contains(rules) {
      profile.rules = [rules]
    }
    let request = endpoint.request
    fields = Set(request.properties.map(\.key))
    hint = MediaFieldFinder.hint(of: endpoint.path)
    hasUploads = (document.value("paths")?.members ?? []).contains {
      SchemaEndpoint.isTransfer($0.key)
    }
    for problem in request.problems { leaveOut(nil, "the request: \(problem).") }
    if request.properties.isEmpty { leaveOut(nil, "the request names no fields.") }
    for property in request.properties {
      let field = FieldSchema(property.key, property.value, in: document)
      // The model whose profile this is, is no setting of it.
      if let model = endpoint.model, field.constant == model { continue }
      add(field, isRequired: request.required.contains(field.name), isOuter: false)
    }
    for property in endpoint.outer?.properties ?? [] {
      let field = FieldSchema(property.key, property.value, in: document)
      add(field, isRequired: endpoint.outer?.required.contains(field.name) == true, isOuter: true)
    }
    settleRelations()
    readRest(endpoint)
    finish()
  }

  private mutating func readRest(_ endpoint: SchemaEndpoint) {
    let request = [endpoint.description, endpoint.request.text("description")].compactMap(\.self)
    for sentence in request.uniqued.flatMap(DescriptionSentences.of) {
      let tokens = DescriptionTokens.tokens(of: sentence, vocabulary)
      guard SentenceWorth(tokens, signs: []).hasFigure else { continue }
      if !addOfOnlyInput(sentence, tokens) { unread(nil, sentence) }
    }
    let prices = PublishedPrices(
      text: endpoint.priceText, numbers: endpoint.pricing, profile: profile, source: source)
    profile.prices = prices.prices
    for sentence in prices.unread { unread("price", sentence) }
  }

  /// Takes a demand on the whole request for one on its only input; false when it is none.
  private mutating func addOfOnlyInput(_ sentence: String, _ tokens: [DescriptionToken]) -> Bool {
    let media = profile.mediaInputs
    let isDemand = tokens.contains { $0.says(.demand) || $0.text == "input" }
    guard media.count == 1, let input = media.first, isDemand else { return false }
    let reader = DescriptionReader(
      types: input.media, isList: input.maximum != 1, kilobyte: provider.kilobyte, fields: [])
    let reading = reader.reading(of: sentence)
    guard reading.unread.isEmpty, !reading.statements.isEmpty else { return false }
    for statement in reading.statements { add(statement, of: input.role, isList: reader.isList) }
    return true
  }

  private mutating func finish() {
    notes = notes.uniqued
    let unread = notes.filter { $0.kind != .skipped }.map(\.sentence)
    if !unread.isEmpty {
      profile.notes = "Imported from a schema; not in the profile: " + unread.joined(separator: " ")
    }
  }

  private mutating func leaveOut(_ field: String?, _ sentence: String) {
    notes.append(
      OpenAPIImport.Note(kind: .leftOut, profileID: profile.id, field: field, text: sentence))
  }

  private mutating func unread(_ field: String?, _ sentence: String) {
    notes.append(
      OpenAPIImport.Note(
        kind: .unread, profileID: profile.id, field: field,
        text: DescriptionReader.shortened(sentence)))
  }
}

// MARK: - Fields

extension ImportedProfile {
  private mutating func add(_ field: FieldSchema, isRequired: Bool, isOuter: Bool) {
    if let problem = field.problems.first {
      leaveOut(field.name, "left out, since \(problem).")
      return
    }
    var finder = MediaFieldFinder(
      document: document, limitKeys: Self.limitKeys, hint: hint, hasUploads: hasUploads)
    let roles = finder.roles(in: field, isRequired: isRequired)
    for note in finder.notes where !roles.contains(where: { $0.role == note.field }) {
      leaveOut(note.field, "left out, since \(note.reason).")
    }
    if !roles.isEmpty {
      for role in roles { addMedia(role) }
      return
    }
    guard !isOuter, finder.notes.isEmpty else { return }
    if isText(field) {
      addText(field, isRequired: isRequired)
    } else if field.mayBe("array") || field.isObject
      || (!field.alternatives.isEmpty && field.alternatives.allSatisfy(\.isObject))
    {
      // A setting is one value; what lists and objects ask for is for a person to read.
      leaveOut(
        field.name,
        field.mayBe("array")
          ? "left out, since it is a list of values, which a profile has no place for."
          : "left out, since it is an object of its own, which a profile has no place for.")
      for text in descriptions(within: field) { readProse(text, of: field.name, figuresOnly: true) }
    } else if isAddressOfNoMedia(field) {
      // Where an answer goes is nobody's input.
      if Set(field.nameWords).isDisjoint(with: ["webhook", "callback", "call"]) {
        leaveOut(field.name, "left out, since it is no image, video or audio.")
      }
    } else {
      addSetting(field)
    }
  }

  /// Keys of a schema under which limits of a file stand, apart from what JSON Schema has.
  private static let limitKeys = ["x-fal", "x-limits", "x-media-limits"]

  /// Whether a field says where an answer goes, which no check looks at.
  private func isAddressOfNoMedia(_ field: FieldSchema) -> Bool {
    vocabulary.has(.notMedia, in: field.nameWords)
      && vocabulary.has(.address, in: field.nameWords + [field.text("format") ?? ""])
  }

  /// Everything that an object says about its parts.
  private func descriptions(within field: FieldSchema, depth: Int = 0) -> [String] {
    guard depth < 4 else { return [] }
    let inner =
      field.properties.map { FieldSchema($0.key, $0.value, in: document, depth: depth) }
      + field.alternatives
      + (field.keywords["items"].map { [FieldSchema(field.name, $0, in: document, depth: depth)] }
        ?? [])
    return [field.text("description")].compactMap(\.self)
      + inner.flatMap { descriptions(within: $0, depth: depth + 1) }
  }

  private func isText(_ field: FieldSchema) -> Bool {
    guard field.mayBe("string"), !field.isChoice,
      !field.alternatives.contains(where: \.isChoice)
    else { return false }
    let words = field.nameWords.filter { !$0.allSatisfy(\.isNumber) }
    return vocabulary.has(.text, in: Array(words.suffix(1))) || field.uiField == "textarea"
      || (vocabulary.has(.text, in: Array(words.prefix(1))) && words.count == 2
        && words.last == "input")
      || ((field.keywords["maxLength"] != nil || field.keywords["minLength"] != nil)
        && !vocabulary.has(.identifier, in: words))
  }

  private mutating func addMedia(_ field: MediaField) {
    let fewest = field.minimum
    let minimum = field.isRequired ? max(1, fewest) : 0
    var maximum = field.maximum
    if let most = maximum, most < max(minimum, 1) {
      leaveOut(field.role, "its maxItems of \(most) makes no sense, so it is left out.")
      maximum = nil
    }
    let role = field.role.hasSuffix("[]") ? String(field.role.dropLast(2)) : field.role
    if let index = profile.inputs.firstIndex(where: { $0.role == role }) {
      // The same name at two places of a request is one role: that is how a request is read.
      profile.inputs[index].maximum = maximum.flatMap { most in
        profile.inputs[index].maximum.map { $0 + most }
      }
      profile.inputs[index].minimum = max(profile.inputs[index].minimum, minimum)
    } else {
      profile.inputs.append(
        Input(role: role, media: field.types, minimum: minimum, maximum: maximum))
    }
    if !field.isRequired, fewest > 1 {
      add(limit(role, .count, Bounds(minimum: Bounds.Bound(Rational(fewest)))))
    }
    // An image may be shorter as text than a video; of both together nothing is known.
    if field.types.count == 1 { addLengths(of: field, role) }
    var fixed: [Limit] = []
    for published in field.published {
      let limits = PublishedLimits(published, role: role, source: source)
      fixed += limits.limits
      for key in limits.unread { leaveOut(role, "x-fal.\(key) was not understood.") }
    }
    let reader = DescriptionReader(
      types: field.types, isList: field.isList, kilobyte: provider.kilobyte, fields: fields)
    var readings: [DescriptionReading] = []
    for description in field.descriptions {
      let listed = DescribedLimits(in: description, kilobyte: provider.kilobyte)
      fixed += limits(of: listed, role)
      for part in listed.unread { unread(role, part) }
      readings += listed.prose.map { reader.reading(of: $0) }
    }
    for limit in fixed.uniqued { add(limit) }
    for reading in readings {
      for statement in reading.statements { add(statement, of: role, isList: field.isList) }
      for sentence in reading.unread { unread(role, sentence) }
      relations.append((role, reading))
    }
  }

  private func limits(of listed: DescribedLimits, _ role: String) -> [Limit] {
    var limits: [Limit] = []
    for quantity in Quantity.allCases {
      var bounds = Bounds()
      for bound in listed.bounds where bound.quantity == quantity {
        bounds.set(bound.isMaximum ? .maximum : .minimum, bound.value)
      }
      if !bounds.isEmpty { limits.append(limit(role, quantity, bounds)) }
    }
    if let seconds = listed.fetchTime {
      limits.append(
        Limit(
          roles: [.role(role)], quantity: .note,
          statement: "The provider has to have fetched the file within "
            + "\(seconds.shortDecimal(places: 3)) s.", source: source))
    }
    return limits
  }

  private mutating func addLengths(of field: MediaField, _ role: String) {
    for (transport, length) in field.lengths.sorted(by: { $0.value < $1.value }) {
      let bounds = Bounds(maximum: Bounds.Bound(Rational(length)))
      switch transport {
      case .url:
        var limit = limit(role, .urlLength, bounds)
        limit.transport = .url
        add(limit)
      case .dataURI:
        var limit = limit(role, .fileSize, bounds)
        limit.transport = .dataURI
        limit.measures = .encoded
        add(limit)
      case .upload, nil:
        leaveOut(role, "its address may have at most \(length) characters.")
      }
    }
  }

  private func limit(_ role: String, _ quantity: Quantity, _ bounds: Bounds) -> Limit {
    Limit(roles: [.role(role)], quantity: quantity, bounds: bounds, source: source)
  }

  /// Adds a limit that is not there yet; the same in two places is one limit.
  private mutating func add(_ limit: Limit) {
    guard !profile.limits.contains(limit) else { return }
    if let low = limit.bounds.minimum, let high = limit.bounds.maximum, high.value < low.value {
      leaveOut(nil, "\(limit.summary): the maximum is below the minimum, so it is left out.")
    } else {
      profile.limits.append(limit)
    }
  }

  /// Adds what a sentence says, as far as no number says it already.
  private mutating func add(
    _ statement: DescriptionReading.Statement, of role: String, isList: Bool
  ) {
    if statement.quantity == .count, statement.types.isEmpty {
      addCount(statement, of: role)
      return
    }
    guard statement.types.isEmpty else { return }
    var rest = statement.bounds
    if let unit = statement.unit {
      // The schema's maxLength is counted as the description says.
      for index in profile.limits.indices
      where profile.limits[index].roles == [.role(role)]
        && profile.limits[index].quantity == .textLength
        && profile.limits[index].bounds.maximum == rest.maximum
      {
        profile.limits[index].countedIn = unit
      }
    }
    for limit in profile.limits
    where limit.roles == [.role(role)] && limit.quantity == statement.quantity
      && limit.scope == statement.scope && limit.level == statement.level
      && limit.transport == statement.transport
    {
      // Words round what numbers give exactly: 30 s for 30.05 s.
      if limit.bounds.minimum != nil { rest.minimum = nil }
      if limit.bounds.maximum != nil { rest.maximum = nil }
      if limit.bounds.allowed != nil { rest.allowed = nil }
    }
    guard !rest.isEmpty else { return }
    if rest.allowed == nil,
      let index = profile.limits.firstIndex(where: { limit in
        limit.roles == [.role(role)] && limit.quantity == statement.quantity
          && limit.scope == statement.scope && limit.level == statement.level
          && limit.transport == statement.transport && limit.bounds.allowed == nil
      })
    {
      // The other end of the same limit.
      if let low = rest.minimum { profile.limits[index].bounds.minimum = low }
      if let high = rest.maximum { profile.limits[index].bounds.maximum = high }
      return
    }
    var limit = limit(role, statement.quantity, rest)
    limit.scope = statement.scope
    limit.level = statement.level
    limit.transport = statement.transport
    limit.countedIn = statement.unit
    if statement.transport == .dataURI { limit.measures = .encoded }
    add(limit)
  }

  private mutating func addCount(_ statement: DescriptionReading.Statement, of role: String) {
    guard let index = profile.inputs.firstIndex(where: { $0.role == role }) else { return }
    if let most = statement.bounds.maximum.map({ $0.isExclusive ? $0.value - 1 : $0.value }) {
      let most = Int(most.roundedDown)
      let known = profile.inputs[index].maximum
      if known == nil, most >= max(1, profile.inputs[index].minimum) {
        profile.inputs[index].maximum = most
      } else if let known, known != most {
        leaveOut(role, "the schema says at most \(known) files, its description \(most).")
      }
    }
    if let fewest = statement.bounds.minimum?.value, fewest > 1, profile.inputs[index].minimum <= 1,
      Rational(profile.inputs[index].maximum ?? .max) >= fewest
    {
      add(limit(role, .count, Bounds(minimum: Bounds.Bound(fewest))))
    }
  }

  /// Reads what sentences demand of several roles, now that all are known.
  private mutating func settleRelations() {
    for (role, reading) in relations {
      guard let index = profile.inputs.firstIndex(where: { $0.role == role }) else { continue }
      let media = profile.mediaInputs.filter { $0.role != role }
      func roles(_ names: [String]) -> [String] { names.filter { profile.input($0) != nil } }
      let needed = roles(reading.requires).filter { $0 != role }
      profile.inputs[index].requires = (profile.inputs[index].requires + needed).uniqued
      let barred = roles(reading.excludes).filter { $0 != role }
      profile.inputs[index].excludes = (profile.inputs[index].excludes + barred).uniqued
      for name in reading.requires + reading.excludes where profile.input(name) == nil {
        leaveOut(role, "it depends on the setting \(name), which is not checked.")
      }
      if !reading.requiredTypes.isEmpty {
        let suited = media.filter { !Set($0.media).isDisjoint(with: reading.requiredTypes) }
          .map(\.role)
        let references = suited.filter {
          !Set(FieldSchema.words(of: $0)).isDisjoint(with: ["reference", "references", "ref"])
        }
        let needed = reading.requiresReference && !references.isEmpty ? references : suited
        profile.inputs[index].requires = (profile.inputs[index].requires + needed).uniqued
      }
      for statement in reading.statements where !statement.types.isEmpty {
        let together = profile.mediaInputs
          .filter { !Set($0.media).isDisjoint(with: statement.types) }.map(\.role).sorted()
        guard !together.isEmpty else { continue }
        add(
          Limit(
            roles: together.map { .role($0) }, quantity: .count, bounds: statement.bounds,
            level: statement.level, scope: .request, source: source))
      }
    }
  }
}

// MARK: - Texts and settings

extension ImportedProfile {
  private mutating func addText(_ field: FieldSchema, isRequired: Bool) {
    profile.inputs.append(
      Input(role: field.name, media: [.text], minimum: isRequired ? 1 : 0, maximum: 1))
    var bounds = Bounds()
    let forms = [field] + field.alternatives
    if let fewest = forms.compactMap({ $0.count("minLength") }).min(), fewest > 0 {
      bounds.minimum = Bounds.Bound(Rational(fewest))
    }
    if let most = forms.compactMap({ $0.count("maxLength") }).max() {
      bounds.maximum = Bounds.Bound(Rational(most))
    }
    if !bounds.isEmpty { add(limit(field.name, .textLength, bounds)) }
    let reader = DescriptionReader(
      types: [.text], isList: false, kilobyte: provider.kilobyte, fields: fields)
    let reading = reader.reading(of: field.text("description") ?? "")
    for statement in reading.statements { add(statement, of: field.name, isList: false) }
    for sentence in reading.unread { unread(field.name, sentence) }
  }

  private mutating func addSetting(_ field: FieldSchema) {
    let imported = ImportedSetting(field, source: source)
    var setting = imported.setting
    if field.mayBe("number") || field.mayBe("integer") {
      setting.fillRange(from: field.text("description") ?? "")
    }
    profile.settings[field.name] = setting
    profile.limits += [imported.limit].compactMap(\.self)
    for note in imported.notes { leaveOut(field.name, note) }
    readProse(field.text("description") ?? "", of: field.name, figuresOnly: false)
    if field.keywords["x-fal"] != nil {
      leaveOut(field.name, "its x-fal limits are on the output and are not checked.")
    }
  }

  /// Keeps the sentences on a setting that say more than its list or range does.
  private mutating func readProse(_ text: String, of name: String, figuresOnly: Bool) {
    let known = profile.settings[name]
    for sentence in DescriptionSentences.of(text) {
      let tokens = DescriptionTokens.tokens(of: sentence, vocabulary)
      let worth = SentenceWorth(tokens, signs: vocabulary.signs)
      guard figuresOnly ? worth.hasFigure : worth.isWorthReading else { continue }
      if let known, known.covers(tokens) { continue }
      unread(name, sentence)
    }
  }
}

extension Setting {
  /// Takes the ends of the range from a description where the schema does not give them: "(minimum: 0,
  /// maximum: 1)".
  fileprivate mutating func fillRange(from description: String) {
    guard minimum == nil, maximum == nil, allowed.isEmpty else { return }
    for sentence in DescriptionSentences.of(description) {
      let tokens = DescriptionTokens.tokens(of: sentence)
      guard !tokens.contains(where: { $0.says(.condition) || $0.says(.alteration) }) else {
        continue
      }
      for index in tokens.indices where index + 2 < tokens.count {
        guard case .mark(let mark) = tokens[index + 1], ":：".contains(mark),
          case .number(let number, nil) = tokens[index + 2]
        else { continue }
        if tokens[index].says(.maximum) { maximum = number }
        if tokens[index].says(.minimum) { minimum = number }
      }
    }
    if let low = minimum, let high = maximum, high < low { (minimum, maximum) = (nil, nil) }
  }

  /// Whether every number and name in a sentence is a value, an end or the default of the setting, so
  /// that the sentence says nothing new.
  fileprivate func covers(_ tokens: [DescriptionToken]) -> Bool {
    let values = allowed + [defaultValue].compactMap(\.self)
    let numbers = values.compactMap(\.number) + [minimum, maximum].compactMap(\.self)
    let texts = Set(values.map { $0.text.lowercased() })
    var hasFigure = false
    for token in tokens {
      switch token {
      case .number(let number, let unit):
        hasFigure = true
        let plain = unit.flatMap { number / $0.factor } ?? number
        guard
          numbers.contains(number) || numbers.contains(plain) || numbers.contains(0 - number)
            || texts.contains("\(number.shortDecimal(places: 3))s")
        else { return false }
      case .label(let text), .format(let text):
        hasFigure = true
        guard texts.contains(text) else { return false }
      case .ratio(let ratio):
        hasFigure = true
        guard values.contains(where: { AspectRatio($0.text)?.value == ratio }) else { return false }
      case .size(let size):
        hasFigure = true
        guard values.contains(where: { PixelSize($0.text) == size }) else { return false }
      case .phrase(let phrase):
        // "in seconds" names the unit of the value, and nothing else.
        if phrase.unit != nil { hasFigure = true }
        if !phrase.meanings.isDisjoint(with: [.condition, .alteration, .not]) { return false }
      case .word, .mark: break
      }
    }
    return hasFigure
  }
}
