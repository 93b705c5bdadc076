extension ResponseReader {
  private static let maximumLineLength = 4096

  /// Reads one line of a log.
  mutating func readLine(_ line: Substring) {
    let line = line.utf8.count > Self.maximumLineLength ? line.prefix(Self.maximumLineLength) : line
    guard line.utf8.contains(where: { ASCII.isWord($0) }) else { return }
    if readHeader(line) { return }
    let words = line.split { $0.isWhitespace || $0 == "=" || $0 == ":" }
    if let status = StatusForms(vocabulary: vocabulary).status(in: words) {
      note(status: status)
      if status >= 400 { failedLine = String(line) }
    }
    readJobs(in: words)
    readState(in: words)
    readRejection(in: String(line))
  }

  /// A header such as `x-request-id: abc`, also with the mark of `curl -v` in front.
  private mutating func readHeader(_ line: Substring) -> Bool {
    let rest = line.drop { $0 == "<" || $0 == " " || $0 == "'" || $0 == "\"" }
    guard let colon = rest.prefix(64).firstIndex(of: ":") else { return false }
    let value = rest[rest.index(after: colon)...].filter { !$0.isWhitespace && $0 != "," }
    return noteHeader(String(rest[..<colon].filter { $0 != "'" && $0 != "\"" }), String(value))
  }

  private mutating func readJobs(in words: [Substring]) {
    for (index, word) in words.enumerated() {
      if word.contains("/") { readAddress(word) }
      let name = jobName(word, before: index > 0 ? words[index - 1] : "")
      guard let name else { continue }
      let next = words[(index + 1)...].prefix(2).first { $0.lowercased() != "is" }
      guard let next else { continue }
      let id = next.drop { !ASCIICharacter.isPartOfID($0) }.prefix { ASCIICharacter.isPartOfID($0) }
      note(job: name, String(id))
    }
  }

  /// The name of a job's id that ends with a word: `request_id`, `task id`.
  private func jobName(_ word: Substring, before: Substring) -> String? {
    let text = word.drop { !$0.isLetter }
    let one = String(text.reversed().drop { !$0.isLetter }.reversed())
    // What stands in front in the same word, as in `Handle(request_id`.
    let last = one.split { !($0.isLetter || $0 == "_" || $0 == "-") }.last.map(String.init) ?? ""
    if vocabulary.jobNames.contains(ResponseObject.plain(last)) { return last }
    let pair = ResponseObject.plain(String(before.filter(\.isLetter)) + last)
    guard last.lowercased() == "id", vocabulary.jobNames.contains(pair) else { return nil }
    return pair.dropLast(2) + "_id"
  }

  /// The id in an address such as `https://queue.example.com/…/requests/UUID/status`.
  private mutating func readAddress(_ word: Substring) {
    let parts = word.split { "/?#\"'`,)>&".contains($0) }
    for (folder, id) in zip(parts, parts.dropFirst()) {
      guard let name = vocabulary.jobFolders[folder.lowercased()] else { continue }
      note(job: name, String(id.prefix { ASCIICharacter.isPartOfID($0) }))
    }
  }

  /// `status: FAILED`, `state = IN_PROGRESS`, and how clients print states: `InProgress(logs=…)`.
  private mutating func readState(in words: [Substring]) {
    for (index, word) in words.enumerated() {
      let plain = word.filter(\.isLetter).lowercased()
      if plain.hasSuffix("status") || plain == "state" || plain.hasSuffix("taskstate") {
        let next = words[(index + 1)...].prefix(2).first {
          !["is", "->", "→"].contains($0.lowercased())
        }
        if let next,
          let state = vocabulary.state(
            of: String(next.prefix { $0.isLetter || "_-\"'".contains($0) }))
        {
          note(state)
        }
      }
      for (mark, state) in vocabulary.stateMarks where word.hasPrefix(mark) { note(state) }
    }
  }

  /// A sentence that states a limit, names a code, or is announced or known as a provider's.
  private mutating func readRejection(in line: String) {
    let start = line.drop { $0 == " " }
    guard
      !["raise ", "File \"", "at ", "#", "usage:", "curl ", "$ "].contains(where: start.hasPrefix)
    else { return }
    let code = vocabulary.code(in: line)
    let message = Self.withoutException(line)
    let unwrapped = UnwrappedMessage(message, by: vocabulary.wrappers)
    if let status = unwrapped.status { note(status: status) }
    let small = line.lowercased()
    let isKnown =
      vocabulary.phrases.contains { small.contains($0) }
      || !vocabulary.bounds(statedIn: small, provider: nil).isEmpty
      || unwrapped.isUnwrapped && !unwrapped.message.isEmpty
    let field = FieldWords.field(in: unwrapped.message)
    guard
      code != nil || isKnown
        || !WordedBounds(unwrapped.message, hasField: !field.isEmpty).bounds.isEmpty
    else { return }
    let known = isKnown && !unwrapped.isUnwrapped ? headerCode : nil
    add(RejectionDraft(code: code ?? known, message: message))
  }

  /// The line without the name of an exception in front: `pkg.SomeError: …`.
  private static func withoutException(_ line: String) -> String {
    let text = line.drop { $0 == " " }
    guard let colon = text.prefix(100).firstIndex(of: ":") else { return String(text) }
    let name = text[..<colon]
    let isException =
      !name.contains(" ") && (name.hasSuffix("Error") || name.hasSuffix("Exception"))
      || name.lowercased() == "error"
    return String(isException ? text[text.index(after: colon)...].drop { $0 == " " } : text)
  }
}

/// Kinds of characters of ids.
private enum ASCIICharacter {
  static func isPartOfID(_ character: Character) -> Bool {
    character.utf8.count == 1
      && character.utf8.allSatisfy { ASCII.isWord($0) || $0 == UInt8(ascii: ".") }
  }
}

/// Recognizes the HTTP status in a line of a log.
struct StatusForms {
  let vocabulary: ResponseVocabulary

  /// The last status that a line shows, or nil.
  func status(in words: [Substring]) -> Int? {
    var found: Int?
    for (index, word) in words.enumerated() {
      guard let number = Self.number(word) else { continue }
      let before = words[..<index].suffix(3).map(Self.plain)
      let after = words[(index + 1)...].prefix(3).map(Self.plain)
      if isAnnounced(by: before) || starts(after, with: number) {
        found = number
      }
    }
    return found
  }

  /// The status of a word that may be one: `422`, `[422]`, `'422`, `(422)`.
  private static func number(_ word: Substring) -> Int? {
    let digits = word.drop { "[('\"".contains($0) }.prefix { $0.isASCII && $0.isNumber }
    let rest = word.drop { "[('\"".contains($0) }.dropFirst(digits.count)
    guard digits.count == 3, rest.allSatisfy({ "])'\",.:;".contains($0) }),
      let number = Int(digits), 100...599 ~= number
    else { return nil }
    return number
  }

  private static func plain(_ word: Substring) -> String {
    String(word.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "." })
  }

  /// Whether what stands in front says that a status follows.
  private func isAnnounced(by words: [String]) -> Bool {
    guard let last = words.last else { return false }
    if last.hasPrefix("http/") && last.count <= 8 { return true }
    let phrase = words.joined(separator: " ")
    return vocabulary.statusAnnouncements.contains { " \(phrase)".hasSuffix(" \($0)") }
      || (last == "status" && (words.count == 1 || words.suffix(2).first != "job"))
  }

  private func starts(_ words: [String], with status: Int) -> Bool {
    return vocabulary.statusPhrases[status]?.contains { phrase in
      let expected = phrase.split(separator: " ")
      return words.count >= expected.count
        && zip(words, expected).allSatisfy { $0.hasPrefix($1) }
    } ?? false
  }
}
