import JSON
import Preflight

extension ResponseVocabulary {
  private enum Keys: String, CaseIterable {
    case marks, profiles, signs, forms, codes, phrases, sentences, fields, sent, withoutLimits
    case limits, headers, jobNames, jobFolders, jobPrefixes, states, stateMarks, numberedStates
    case statuses, statusAnnouncements, successCodes, ignoredMembers, messageMembers, failureCodes
    case failureMessages, errorLists, keys, secrets, openHosts, source
    case conditions, binaryMegabytes, containers, lines, plainWords
  }

  /// Adds what a file says about responses of a provider, or of many for nil.
  ///
  /// - Throws: `DocumentError` when something is malformed.
  mutating func add(
    _ value: JSONValue, at path: String, provider: String?
  ) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    try addProviderSigns(reader, provider)
    try addLimits(reader, provider)
    try addMembers(reader)
    try addWords(reader)
    try addSecrets(reader)
  }

  // MARK: Providers

  private enum FormKeys: String, CaseIterable {
    case within, code, message, field, limits
  }

  private enum RangeKeys: String, CaseIterable {
    case from, below
  }

  private mutating func addProviderSigns(
    _ reader: ObjectReader<Keys>, _ provider: String?
  ) throws(DocumentError) {
    for code in try reader.texts(.codes) {
      if TextPattern.isPattern(code) {
        codePatterns.append((TextPattern(code), provider))
      } else {
        codes.updateValue(provider, forKey: code)
      }
    }
    for (value, path) in try reader.elements(.forms) {
      let form = try ObjectReader<FormKeys>(value, at: path)
      forms.append(
        ObjectForm(
          provider: provider, within: try form.optionalText(.within).map(ResponseObject.plain),
          code: ResponseObject.plain(try form.text(.code)),
          message: try form.optionalText(.message).map(ResponseObject.plain),
          field: try form.optionalText(.field).map(ResponseObject.plain),
          limits: try form.optionalText(.limits).map(ResponseObject.plain)))
    }
    guard let provider else {
      for key in [Keys.marks, .profiles, .signs] where reader.has(key) {
        throw reader.error(key, "only a file with a provider can have it")
      }
      return
    }
    for mark in try reader.texts(.marks) {
      marks.append((ByteSearch(Array(mark.lowercased().utf8)), provider))
    }
    for name in try reader.texts(.profiles) {
      profileNames.append((TextPattern(name.lowercased()), provider))
    }
    for (value, path) in try reader.elements(.signs) {
      guard case .object(let members) = value else {
        throw DocumentError(at: path, "an object is expected, not \(value.kindName)")
      }
      var sign = ObjectSign(provider: provider, members: [])
      for member in members {
        let condition = try Self.condition(member.value, at: "\(path).\(member.key)")
        sign.members.append((ResponseObject.plain(member.key), condition))
      }
      signs.append(sign)
    }
  }

  private static func condition(
    _ value: JSONValue, at path: String
  ) throws(DocumentError) -> ObjectSign.Condition {
    switch value {
    case .flag(true): return .present
    case .text(let text): return .text([TextPattern(text)])
    case .array(let elements):
      return .text(
        elements.compactMap { if case .text(let text) = $0 { TextPattern(text) } else { nil } })
    case .object:
      let range = try ObjectReader<RangeKeys>(value, at: path)
      guard let from = try range.count(.from), let below = try range.count(.below), from < below
      else { throw DocumentError(at: path, "from and below are expected, the smaller first") }
      return .integer(from..<below)
    case .flag(false), .number, .null:
      throw DocumentError(at: path, "true, a text, texts or a range is expected")
    }
  }

  // MARK: Limits

  private enum FieldKeys: String, CaseIterable {
    case key, code, quantity, end, factor
  }

  private enum SentenceKeys: String, CaseIterable {
    case text, quantity, end, factor, media
  }

  private enum LimitKeys: String, CaseIterable {
    case codes, bounds, source
  }

  private enum BoundKeys: String, CaseIterable {
    case quantity, minimum, maximum, media
  }

  private mutating func addLimits(
    _ reader: ObjectReader<Keys>, _ provider: String?
  ) throws(DocumentError) {
    sentFields += try reader.texts(.sent).map(ResponseObject.plain)
    codesWithoutLimits.formUnion(try reader.texts(.withoutLimits))
    phrases += try reader.texts(.phrases).map { $0.lowercased() }
    conditions += try reader.texts(.conditions).map { $0.lowercased() }
    containers.formUnion(try reader.texts(.containers).map(ResponseObject.plain))
    if try reader.flag(.binaryMegabytes) ?? false {
      guard let provider else {
        throw reader.error(.binaryMegabytes, "only a file with a provider can have it")
      }
      binaryProviders.insert(provider)
    }
    for pattern in try reader.texts(.lines) {
      guard let wrapper = MessageWrapper(pattern) else {
        throw reader.error(
          .lines,
          "'\(pattern)' needs some text and {message} at its end; {code}, {status} and "
            + "{word} may stand between")
      }
      wrappers.append(wrapper)
    }
    for (value, path) in try reader.elements(.fields) {
      let field = try ObjectReader<FieldKeys>(value, at: path)
      guard let end: End = try field.choice(.end) else { throw field.error(.end, "missing") }
      let subject: Subject
      switch try field.text(.quantity) {
      case "format": subject = .format
      case "length": subject = .length
      default: subject = .quantity(try field.choice(.quantity) ?? .setting)
      }
      let code = try field.optionalText(.code).map { " \($0)" } ?? ""
      fields[try field.text(.key) + code] = Field(
        subject: subject, end: end, factor: try field.number(.factor) ?? 1)
    }
    for (value, path) in try reader.elements(.sentences) {
      let sentence = try ObjectReader<SentenceKeys>(value, at: path)
      let text = try sentence.text(.text).lowercased()
      guard let place = text.firstRange(of: SentencePattern.place),
        let quantity: Quantity = try sentence.choice(.quantity),
        let end: End = try sentence.choice(.end)
      else {
        throw sentence.error(
          .text, "\(SentencePattern.place) in the text, a quantity and an end are expected")
      }
      sentences.append(
        SentencePattern(
          provider: provider, before: String(text[..<place.lowerBound]),
          after: String(text[place.upperBound...]), quantity: quantity,
          field: Field(
            subject: .quantity(quantity), end: end, factor: try sentence.number(.factor) ?? 1),
          mediaType: try sentence.choice(.media)))
    }
    for (value, path) in try reader.elements(.limits) {
      let entry = try ObjectReader<LimitKeys>(value, at: path)
      guard let provider else { throw entry.error(.codes, "the file names no provider") }
      var bounds: [StatedBound] = []
      for (value, path) in try entry.elements(.bounds) {
        bounds.append(try Self.bound(value, path))
      }
      for code in try entry.texts(.codes) { codeBounds["\(provider) \(code)"] = bounds }
    }
  }

  private static func bound(
    _ value: JSONValue, _ path: String
  ) throws(DocumentError) -> StatedBound {
    let reader = try ObjectReader<BoundKeys>(value, at: path)
    let minimum = try reader.number(.minimum).map { Bounds.Bound($0) }
    let maximum = try reader.number(.maximum).map { Bounds.Bound($0) }
    guard let quantity: Quantity = try reader.choice(.quantity), minimum ?? maximum != nil else {
      throw reader.error(.quantity, "a quantity and a minimum or maximum are expected")
    }
    return StatedBound(
      quantity, Bounds(minimum: minimum, maximum: maximum), mediaType: try reader.choice(.media),
      confidence: .typed)
  }

  // MARK: Members, headers and words

  private mutating func addMembers(_ reader: ObjectReader<Keys>) throws(DocumentError) {
    ignoredMembers.formUnion(try reader.texts(.ignoredMembers).map(ResponseObject.plain))
    messageMembers += try reader.texts(.messageMembers).map(ResponseObject.plain)
    failureCodes += try reader.texts(.failureCodes).map(ResponseObject.plain)
    failureMessages += try reader.texts(.failureMessages).map(ResponseObject.plain)
    errorLists += try reader.texts(.errorLists).map(ResponseObject.plain)
    for (kind, names) in try Self.lists(.headers, of: reader, named: Header.self) {
      for name in names { headers[name.lowercased()] = kind }
    }
    jobNames.formUnion(try reader.texts(.jobNames).map(ResponseObject.plain))
    jobPrefixes += try reader.texts(.jobPrefixes)
    for (folder, value) in try reader.freeMembers(.jobFolders) {
      guard case .text(let name) = value else {
        throw reader.error(.jobFolders, "the name of the id is expected for '\(folder)'")
      }
      jobFolders[folder] = name
    }
  }

  private mutating func addWords(_ reader: ObjectReader<Keys>) throws(DocumentError) {
    for (state, words) in try Self.lists(.states, of: reader, named: JobState.self) {
      for word in words { states[word] = state }
    }
    for (state, texts) in try Self.lists(.stateMarks, of: reader, named: JobState.self) {
      stateMarks += texts.map { ($0, state) }
    }
    for (state, texts) in try Self.lists(.numberedStates, of: reader, named: JobState.self) {
      for number in texts.compactMap({ Int($0) }) { numberedStates[number] = state }
    }
    for (status, value) in try reader.freeMembers(.statuses) {
      guard let status = Int(status), case .array(let elements) = value else {
        throw reader.error(.statuses, "the words behind '\(status)' are expected as a list")
      }
      statusPhrases[status] = elements.compactMap { element in
        if case .text(let text) = element { text } else { nil }
      }
    }
    successCodes.formUnion(try reader.texts(.successCodes).compactMap { Int($0) })
    statusAnnouncements += try reader.texts(.statusAnnouncements)
  }

  // MARK: Secrets

  private enum KeyKeys: String, CaseIterable {
    case beginning, length
  }

  private mutating func addSecrets(_ reader: ObjectReader<Keys>) throws(DocumentError) {
    openHosts.formUnion(try reader.texts(.openHosts))
    plainWords.formUnion(try reader.texts(.plainWords))
    for (value, path) in try reader.elements(.keys) {
      let key = try ObjectReader<KeyKeys>(value, at: path)
      keyBeginnings.append((Array(try key.text(.beginning).utf8), try key.count(.length) ?? 16))
    }
    for (kind, names) in try Self.lists(.secrets, of: reader, named: SecretName.self) {
      for name in names { secretNames[ResponseObject.plain(name)] = kind }
    }
  }

  /// The lists of an object whose keys are the names of an enum's cases.
  private static func lists<Name: RawRepresentable<String> & CaseIterable>(
    _ key: Keys, of reader: ObjectReader<Keys>, named: Name.Type
  ) throws(DocumentError) -> [(Name, [String])] {
    var lists: [(Name, [String])] = []
    for (name, value) in try reader.freeMembers(key) {
      guard let kind = Name(rawValue: name), case .array(let elements) = value else {
        throw reader.error(
          key, "'\(name)' is none of \(Name.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      lists.append(
        (kind, elements.compactMap { if case .text(let text) = $0 { text } else { nil } }))
    }
    return lists
  }
}
