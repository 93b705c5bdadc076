import JSON
import MediaModel

/// A field of a request that takes files, wherever in the request it stands.
struct MediaField {
  /// The name under which a request gives it.
  var role: String
  var types: [MediaType]
  var isList = false
  var minimum = 0
  /// The most files, or nil when the schema does not say.
  var maximum: Int? = 1
  var isRequired = false
  /// Everything that the schema says about it in words.
  var descriptions: [String] = []
  /// What stands under `x-fal` and the like.
  var published: [JSONValue] = []
  /// How long its address or its text may be, by way of transport.
  var lengths: [Transport?: Int] = [:]

  /// Takes in the same role in another form; the wider form counts.
  mutating func merge(alternative other: MediaField) {
    types = (types + other.types).uniqued
    isList = isList || other.isList
    minimum = min(minimum, other.minimum)
    maximum = maximum.flatMap { most in other.maximum.map { max(most, $0) } }
    addWords(of: other)
  }

  /// Takes in the same role at another place; both may be given.
  mutating func merge(elsewhere other: MediaField) {
    types = (types + other.types).uniqued
    isList = true
    minimum = max(minimum, other.minimum)
    isRequired = isRequired || other.isRequired
    maximum = maximum.flatMap { most in other.maximum.map { most + $0 } }
    addWords(of: other)
  }

  private mutating func addWords(of other: MediaField) {
    descriptions = (descriptions + other.descriptions).uniqued
    published = (published + other.published).uniqued
    lengths.merge(other.lengths) { max($0, $1) }
  }
}

/// Finds the fields of a request that take files.
struct MediaFieldFinder {
  let document: SchemaDocument
  /// Keys under which a document keeps the limits of a field: `x-fal`.
  let limitKeys: [String]
  /// The media type of a file of which nothing else tells it, or nil.
  let hint: MediaType?
  /// Whether ids may be those of files that were stored before.
  let hasUploads: Bool
  let vocabulary = ImportVocabulary.known

  /// Why something that looks like a file is no input.
  private(set) var notes: [(field: String, reason: String)] = []

  init(document: SchemaDocument, limitKeys: [String], hint: MediaType?, hasUploads: Bool) {
    self.document = document
    self.limitKeys = limitKeys
    self.hint = hint
    self.hasUploads = hasUploads
  }

  /// The media type that a request takes as it gives it, such as `video/reframe`, or nil for others.
  static func hint(of path: String) -> MediaType? {
    let vocabulary = ImportVocabulary.known
    let words = FieldSchema.words(of: path)
    guard vocabulary.has(.transforming, in: words) else { return nil }
    let kinds: [(ImportVocabulary.NameKind, MediaType)] = [
      (.image, .image), (.video, .video), (.audio, .audio),
    ]
    let types = kinds.filter { vocabulary.has($0.0, in: words) }.map(\.1)
    return types.count == 1 ? types.first : nil
  }

  /// The roles within a field, which stands within fields of other names, the nearest last; empty when
  /// it takes no file.
  mutating func roles(
    in field: FieldSchema, isRequired: Bool, ancestors: [String] = [], depth: Int = 0
  ) -> [MediaField] {
    guard depth < FieldSchema.deepest else { return [] }
    if !field.alternatives.isEmpty {
      var found: [MediaField] = []
      var mayBeOther = false
      for alternative in field.alternatives {
        let form = field.being(alternative)
        let inForm = roles(
          in: form, isRequired: isRequired, ancestors: ancestors, depth: depth + 1)
        let isOther = alternative.isObject || alternative.isList || alternative.isChoice
        mayBeOther = mayBeOther || (isOther && inForm.isEmpty)
        for var role in inForm {
          // What is said of a form holds for the role that it is a form of.
          if role.role == field.name {
            role.descriptions = (role.descriptions + described(alternative)).uniqued
          }
          if let index = found.firstIndex(where: { $0.role == role.role }) {
            found[index].merge(alternative: role)
          } else {
            found.append(role)
          }
        }
      }
      // Of several forms none has to be the one that takes this role.
      if mayBeOther || Set(found.map(\.role)).count > 1 {
        for index in found.indices {
          found[index].isRequired = false
          found[index].minimum = 0
        }
      }
      return found
    }
    if field.isList {
      return listRoles(in: field, isRequired: isRequired, ancestors: ancestors, depth: depth)
    }
    if field.isObject {
      return objectRoles(in: field, isRequired: isRequired, ancestors: ancestors, depth: depth)
    }
    return fileRole(of: field, isRequired: isRequired, ancestors: ancestors).map { [$0] } ?? []
  }

  private mutating func listRoles(
    in field: FieldSchema, isRequired: Bool, ancestors: [String], depth: Int
  ) -> [MediaField] {
    guard let items = field.keywords["items"] else { return [] }
    let element = FieldSchema(field.name, items, in: document, depth: depth)
      .described(by: field)
    let fewest = field.count("minItems")
    let most = field.count("maxItems")
    return roles(in: element, isRequired: isRequired, ancestors: ancestors, depth: depth + 1)
      .map { role in
        var role = role
        role.isList = true
        role.maximum = most.flatMap { most in role.maximum.map { max(1, most) * $0 } }
        if most == 0 { role.maximum = nil }
        role.minimum = fewest ?? role.minimum
        role.descriptions = (described(field) + role.descriptions).uniqued
        role.published = limits(of: field) + role.published
        return role
      }
  }

  private mutating func objectRoles(
    in field: FieldSchema, isRequired: Bool, ancestors: [String], depth: Int
  ) -> [MediaField] {
    if let reference = reference(in: field, ancestors: ancestors, depth: depth) {
      var role = MediaField(
        role: field.name, types: reference.types, isRequired: isRequired,
        descriptions: (described(field) + reference.descriptions).uniqued,
        published: limits(of: field) + reference.published, lengths: reference.lengths)
      // What else the object says, such as when the frame is shown, may bind too.
      for property in field.properties
      where !isReference(FieldSchema.words(of: property.key)) {
        let inner = FieldSchema(property.key, property.value, in: document, depth: depth)
        role.descriptions += inner.isChoice ? [] : described(inner)
      }
      return [role]
    }
    var found: [MediaField] = []
    for property in field.properties {
      let inner = FieldSchema(property.key, property.value, in: document, depth: depth)
      for var role in roles(
        in: inner, isRequired: isRequired && field.required.contains(property.key),
        ancestors: ancestors + [field.name], depth: depth + 1)
      {
        role.descriptions = role.descriptions.uniqued
        if let index = found.firstIndex(where: { $0.role == role.role }) {
          found[index].merge(elsewhere: role)
        } else {
          found.append(role)
        }
      }
    }
    return found
  }

  private func isReference(_ words: [String]) -> Bool {
    vocabulary.words(.reference).contains(words.joined())
  }

  /// What an object with an address, such as `{"url": …}`, leads to; nil for an object of another kind.
  private mutating func reference(
    in field: FieldSchema, ancestors: [String], depth: Int
  ) -> MediaField? {
    let kind = field.properties.first { ["type", "media_type", "kind"].contains($0.key) }
      .map { FieldSchema($0.key, $0.value, in: document, depth: depth) }
    let values = kind.map { kind in
      [kind.keywords["const"]].compactMap(\.self) + (kind.keywords["enum"]?.elements ?? [])
    }
    let told = (values ?? []).compactMap { value -> MediaType? in
      guard let words = value.text.map({ FieldSchema.words(of: $0) }) else { return nil }
      return mediaType(of: words) ?? weakType(of: words)
    }.uniqued
    var found: MediaField?
    for property in field.properties
    where isReference(FieldSchema.words(of: property.key)) {
      let inner = FieldSchema(property.key, property.value, in: document, depth: depth)
      guard inner.mayBe("string") || inner.types.isEmpty, !inner.isObject, !inner.isChoice else {
        continue
      }
      let own = FieldSchema.words(of: property.key)
      // `image_url` in a list of contents is a role of its own.
      guard mediaType(of: own) == nil || !isGeneric(field, ancestors) else { continue }
      let known = notes.count
      guard
        let role = fileRole(
          of: inner, isRequired: true, ancestors: ancestors + [field.name],
          told: told,
          around: field)
      else {
        notes.removeSubrange(known...)
        continue
      }
      if found == nil { found = role } else { found?.merge(alternative: role) }
    }
    return found
  }

  /// Whether the name of a field says nothing of its media, so that its parts name themselves.
  private func isGeneric(_ field: FieldSchema, _ ancestors: [String]) -> Bool {
    mediaType(of: field.nameWords) == nil && weakType(of: field.nameWords) == nil
  }

  private func described(_ field: FieldSchema) -> [String] {
    let texts =
      [field.text("description"), field.text("limit_description")]
      + limits(of: field).map { $0.member("limit_description")?.text }
    return texts.compactMap(\.self).filter { !$0.isEmpty }
  }

  private func limits(of field: FieldSchema) -> [JSONValue] {
    limitKeys.compactMap { field.keywords[$0] }
  }
}

// MARK: - One field

extension MediaFieldFinder {
  /// The role of a field that holds one file, or nil when it holds none.
  private mutating func fileRole(
    of field: FieldSchema, isRequired: Bool, ancestors: [String], told: [MediaType] = [],
    around outer: FieldSchema? = nil
  ) -> MediaField? {
    guard field.problems.isEmpty, field.mayBe("string") || field.types.isEmpty, !field.isChoice
    else { return nil }
    let evidence = FileEvidence(
      field, around: outer, limits: limits(of: field), hasUploads: hasUploads, vocabulary)
    guard evidence.isFile else {
      if let reason = evidence.reason { notes.append((field.name, reason)) }
      return nil
    }
    guard let types = types(of: field, ancestors: ancestors, around: outer, told: told) else {
      notes.append((field.name, "whether it is an image, a video or audio cannot be told"))
      return nil
    }
    var role = MediaField(
      role: field.name, types: types, isRequired: isRequired, descriptions: described(field),
      published: limits(of: field))
    for form in forms(of: field) {
      if form.name == field.name { role.descriptions += described(form) }
      role.published += form.keywords == field.keywords ? [] : limits(of: form)
      guard let most = form.count("maxLength") else { continue }
      let pattern = form.text("pattern") ?? ""
      if pattern.hasPrefix("^data:") {
        role.lengths[.dataURI] = max(role.lengths[.dataURI] ?? 0, most)
      } else if pattern.hasPrefix("^https") || form.text("format") == "uri" {
        role.lengths[.url] = max(role.lengths[.url] ?? 0, most)
      } else if pattern.isEmpty {
        role.lengths[Transport?.none] = most
      }
    }
    role.descriptions = role.descriptions.uniqued
    return role
  }

  private func forms(of field: FieldSchema) -> [FieldSchema] {
    field.alternatives.isEmpty ? [field] : field.alternatives.flatMap { forms(of: $0) }
  }

  /// The types of media that a field takes, or nil when nothing tells.
  private func types(
    of field: FieldSchema, ancestors: [String], around outer: FieldSchema?, told: [MediaType]
  ) -> [MediaType]? {
    if !told.isEmpty { return told }
    if let type = [field.uiField, outer?.uiField].compactMap(\.self)
      .compactMap(MediaType.init(rawValue:)).first(where: { $0 != .text })
    {
      return [type]
    }
    if let type = mediaType(of: field.nameWords) { return [type] }
    if isReference(field.nameWords), let name = ancestors.last,
      let type = mediaType(of: FieldSchema.words(of: name))
    {
      return [type]
    }
    if let type = type(ofContents: field) { return [type] }
    // A name such as `url` or `source_url` leaves it to the words.
    for words in [field.words, outer?.words ?? ""] {
      let types = spoken(in: words)
      if types.count == 1 || (types.count == 2 && words.contains(" or ")) { return types }
    }
    if let type = weakType(of: field.nameWords) { return [type] }
    for name in ancestors.reversed() {
      let words = FieldSchema.words(of: name)
      if let type = mediaType(of: words) ?? weakType(of: words) { return [type] }
    }
    return hint.map { [$0] }
  }

  private func type(ofContents field: FieldSchema) -> MediaType? {
    let hints = forms(of: field).flatMap { form in
      [form.text("contentMediaType"), form.text("pattern")].compactMap(\.self)
    }
    return [MediaType.image, .video, .audio].first { type in
      hints.contains { $0.contains("\(type.rawValue)/") || $0.contains("\(type.rawValue)\\/") }
    }
  }

  /// The media types that a text names, in small letters.
  private func spoken(in text: String) -> [MediaType] {
    let first = DescriptionSentences.of(text).first ?? ""
    return DescriptionTokens.tokens(of: first, vocabulary).mentionedTypes
  }

  /// The media type that a name speaks of: a `mask_video_url` is a video.
  private func mediaType(of words: [String]) -> MediaType? {
    if vocabulary.has(.video, in: words) { return .video }
    if vocabulary.has(.audio, in: words) { return .audio }
    return vocabulary.has(.image, in: words) ? .image : nil
  }

  /// The media type that a name such as `first_frame` hints at.
  private func weakType(of words: [String]) -> MediaType? {
    if vocabulary.has(.weakImage, in: words) { return .image }
    return vocabulary.has(.weakAudio, in: words) ? .audio : nil
  }
}

/// Whether a field that holds a text holds the address or the bytes of a file.
struct FileEvidence {
  let isFile: Bool
  /// Why it is no input though it looks like one, or nil when it does not.
  let reason: String?

  init(
    _ field: FieldSchema, around outer: FieldSchema?, limits: [JSONValue], hasUploads: Bool,
    _ vocabulary: ImportVocabulary
  ) {
    let words = field.nameWords
    let text = field.words + " " + (outer?.words ?? "")
    let isMedia =
      vocabulary.has(.image, in: words) || vocabulary.has(.video, in: words)
      || vocabulary.has(.audio, in: words)
    let isWeak = vocabulary.has(.weakImage, in: words) || vocabulary.has(.weakAudio, in: words)
    let isAddress =
      vocabulary.has(.address, in: words) || Self.isAddress(field)
      || field.alternatives.contains { Self.isAddress($0) }
    func answer(_ isFile: Bool, _ reason: String? = nil) -> (Bool, String?) { (isFile, reason) }
    (isFile, reason) = {
      // `callBackUrl` is two words, `callback_url` is one.
      let pairs = zip(words, words.dropFirst()).map { $0 + $1 }
      if vocabulary.has(.notMedia, in: words + pairs) { return answer(false) }
      if !isMedia, vocabulary.mentions(.notMediaPhrases, in: text) {
        return answer(false, isAddress ? "it is no image, video or audio" : nil)
      }
      if vocabulary.has(.identifier, in: words) {
        guard isMedia || isWeak else { return answer(false) }
        let isUploaded =
          ["upload", "asset"].contains { text.contains($0) } || (hasUploads && isMedia)
        return answer(
          isUploaded, isUploaded ? nil : "it is the id of something that the provider has already")
      }
      if !limits.isEmpty || ["image", "video", "audio"].contains(field.uiField ?? "") {
        return answer(true)
      }
      let last = words.last ?? ""
      let namesNoFile =
        (vocabulary.has(.notFile, in: words) || vocabulary.has(.text, in: [last])) && !isAddress
      if namesNoFile { return answer(false) }
      if isAddress {
        // `text_file_name` and `output_url` are where something goes.
        return answer(!["output", "name"].contains(last) && !words.contains("output"))
      }
      if DescribedLimits(in: field.text("description") ?? "").hasMediaLimits {
        return answer(true)
      }
      let speaksOfAddress = vocabulary.mentions(.addressPhrases, in: text)
      guard field.types.contains("string") || field.mayBe("string") else { return answer(false) }
      if isMedia { return answer(true) }
      let spoken = DescriptionTokens.tokens(of: text, vocabulary).mentionedTypes
      return answer(isWeak && (speaksOfAddress || !spoken.isEmpty))
    }()
  }

  private static func isAddress(_ field: FieldSchema) -> Bool {
    let format = field.text("format") ?? ""
    let pattern = field.text("pattern") ?? ""
    return ["uri", "url", "binary", "byte", "base64", "data-url", "data-uri"].contains(format)
      || field.text("contentEncoding") == "base64" || pattern.hasPrefix("^data:")
      || pattern.hasPrefix("^http") || field.alternatives.contains { isAddress($0) }
  }
}
