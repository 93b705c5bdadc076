extension AnswerReader {
  private static let maximumLineLength = 4096

  /// Reads one line of a log.
  mutating func readLine(_ line: Substring) {
    let line = line.utf8.count > Self.maximumLineLength ? line.prefix(Self.maximumLineLength) : line
    guard line.utf8.contains(where: { ASCII.isWord($0) }) else { return }
    if readHeader(line) { return }
    let words = line.split { $0.isWhitespace || $0 == "=" || $0 == ":" }
    if let status = StatusForms.status(in: words) {
      note(status: status)
      if status >= 400 { failedLine = String(line) }
    }
    readJobs(in: words)
    readState(in: words)
    readRejection(in: String(line))
  }

  /// `x-fal-billable-units: 0`, also with the mark of `curl -v` in front.
  private mutating func readHeader(_ line: Substring) -> Bool {
    let rest = line.drop { $0 == "<" || $0 == " " || $0 == "'" || $0 == "\"" }
    guard let colon = rest.firstIndex(of: ":"), rest.hasPrefix("x-") || rest.hasPrefix("X-") else {
      return false
    }
    let value = rest[rest.index(after: colon)...].filter { !$0.isWhitespace && $0 != "," }
    return noteHeader(String(rest[..<colon].filter { $0 != "'" && $0 != "\"" }), String(value))
  }

  private mutating func readJobs(in words: [Substring]) {
    for (index, word) in words.enumerated() {
      if word.contains("/") { readAddress(word) }
      let name = Self.jobName(word, before: index > 0 ? words[index - 1] : "")
      guard let name else { continue }
      let next = words[(index + 1)...].prefix(2).first { $0.lowercased() != "is" }
      guard let next else { continue }
      let id = next.drop { !ASCIICharacter.isPartOfID($0) }.prefix { ASCIICharacter.isPartOfID($0) }
      note(job: name, String(id))
    }
  }

  /// The name of a job's id that ends with a word: `request_id`, `task id`.
  private static func jobName(_ word: Substring, before: Substring) -> String? {
    let text = word.drop { !$0.isLetter }
    let one = String(text.reversed().drop { !$0.isLetter }.reversed())
    // What stands in front in the same word, as in `Handle(request_id`.
    let last = one.split { !($0.isLetter || $0 == "_" || $0 == "-") }.last.map(String.init) ?? ""
    if JobNames.certain.contains(AnswerObject.plain(last)) { return last }
    let pair = AnswerObject.plain(String(before.filter(\.isLetter)) + last)
    guard last.lowercased() == "id", JobNames.certain.contains(pair) else { return nil }
    return pair.dropLast(2) + "_id"
  }

  /// The id in an address such as `https://queue.fal.run/…/requests/UUID/status`.
  private mutating func readAddress(_ word: Substring) {
    let parts = word.split { "/?#\"'`,)>&".contains($0) }
    for (folder, id) in zip(parts, parts.dropFirst()) {
      guard let name = JobNames.folders[folder.lowercased()] else { continue }
      note(job: name, String(id.prefix { ASCIICharacter.isPartOfID($0) }))
    }
  }

  /// `status: FAILED`, `state = IN_PROGRESS`, and fal's `InProgress(logs=…)`.
  private mutating func readState(in words: [Substring]) {
    for (index, word) in words.enumerated() {
      let plain = word.filter(\.isLetter).lowercased()
      if plain.hasSuffix("status") || plain == "state" || plain.hasSuffix("taskstate") {
        let next = words[(index + 1)...].prefix(2).first {
          !["is", "->", "→"].contains($0.lowercased())
        }
        if let next,
          let state = JobState(word: String(next.prefix { $0.isLetter || "_-\"'".contains($0) }))
        {
          note(state)
        }
      }
      for (name, state) in Self.handles where word.hasPrefix(name) { note(state) }
    }
  }

  private static let handles: [(String, JobState)] = [
    ("Queued(position", .queued), ("InProgress(logs", .running), ("Completed(logs", .completed),
  ]

  /// A sentence that states a limit, names a code or is known to be a provider's.
  private mutating func readRejection(in line: String) {
    let start = line.drop { $0 == " " }
    guard
      !["raise ", "File \"", "at ", "#", "usage:", "curl ", "$ "].contains(where: start.hasPrefix)
    else { return }
    let code = CodeWords.code(in: line)
    let message = Self.withoutException(line)
    let small = line.lowercased()
    let isKnown = Self.knownPhrases.contains { small.contains($0) }
    let field = FieldWords.field(in: message)
    guard
      code != nil || isKnown
        || !WordedBounds(message, hasField: field != nil).bounds.isEmpty
    else { return }
    add(RejectionDraft(code: code ?? (isKnown ? headerCode : nil), message: message))
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

  /// Sentences of providers that name no number, in small letters.
  private static let knownPhrases = [
    "exhausted balance", "flagged by a content checker", "failed to download the file",
    "failed to load the image", "unsupported width or height", "incorrect image format",
    "get image info failed", "invalid asset", "unsupported asset type", "invalid data uri",
    "failed to fetch asset", "timeout while fetching asset", "blacklisted words",
    "moderation failed", "contains ip", "failed to read user input frames",
    "loop is not supported", "inpaint image must match", "invalid seconds value",
    "does not support this size", "over resource pack limit", "unsupported video format",
    "unsupported image format", "unsupported audio format", "exceeds 4k limits",
    "could not be processed for", "may contain real person", "validation of body failed",
  ]
}

/// Kinds of characters of ids.
private enum ASCIICharacter {
  static func isPartOfID(_ character: Character) -> Bool {
    character.utf8.count == 1
      && character.utf8.allSatisfy { ASCII.isWord($0) || $0 == UInt8(ascii: ".") }
  }
}
