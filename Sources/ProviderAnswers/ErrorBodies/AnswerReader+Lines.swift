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

/// Recognizes the HTTP status in a line of a log.
enum StatusForms {
  /// The last status that a line shows, or nil.
  static func status(in words: [Substring]) -> Int? {
    var found: Int?
    for (index, word) in words.enumerated() {
      guard let number = number(word) else { continue }
      let before = words[..<index].suffix(3).map(plain)
      let after = words[(index + 1)...].prefix(3).map(plain)
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
  private static func isAnnounced(by words: [String]) -> Bool {
    guard let last = words.last else { return false }
    if last.hasPrefix("http/") && last.count <= 8 { return true }
    let phrase = words.joined(separator: " ")
    return ["http", "statuscode", "httpstatus", "httpcode", "httperror"].contains(last)
      || [
        "status code", "http status", "http error", "http code", "error code", "code is",
        "response status", "responded with", "server returned", "returned http",
      ].contains { phrase.hasSuffix($0) }
      || (last == "status" && (words.count == 1 || words.suffix(2).first != "job"))
  }

  private static func starts(_ words: [String], with status: Int) -> Bool {
    return phrases[status]?.contains { phrase in
      let expected = phrase.split(separator: " ")
      return words.count >= expected.count
        && zip(words, expected).allSatisfy { $0.hasPrefix($1) }
    } ?? false
  }

  /// The words that stand behind a status.
  private static let phrases: [Int: [String]] = [
    200: ["ok"], 201: ["created"], 202: ["accepted"], 204: ["no content"],
    301: ["moved permanently"],
    302: ["found"], 304: ["not modified"], 307: ["temporary redirect"], 400: ["bad request"],
    401: ["unauthorized"], 402: ["payment required"], 403: ["forbidden"], 404: ["not found"],
    405: ["method not allowed"], 408: ["request timeout"], 409: ["conflict"], 410: ["gone"],
    411: ["length required"],
    413: ["request entity too", "payload too large", "content too large"], 414: ["uri too long"],
    415: ["unsupported media type"], 422: ["unprocessable"], 423: ["locked"],
    429: ["too many requests"],
    431: ["request header fields"], 499: ["client closed request"], 500: ["internal server error"],
    501: ["not implemented"], 502: ["bad gateway"], 503: ["service unavailable"],
    504: ["gateway timeout"],
  ]
}

/// How providers and programs name the id of a job.
enum JobNames {
  /// Names that are always those of a job, without capitals and underscores.
  static let certain: Set<String> = [
    "requestid", "taskid", "jobid", "predictionid", "generationid", "videoid", "xfalrequestid",
    "operationid",
  ]

  /// Parts of addresses behind which the id of a job stands, with what the provider calls it.
  static let folders: [String: String] = [
    "requests": "request_id", "tasks": "task_id", "predictions": "id", "generations": "id",
    "jobs": "job_id", "operations": "operation",
  ]

  /// Whether a text can be the id of a job: letters, digits and `-_.`, eight to 128 of them, with a
  /// digit among them.
  static func isID(_ text: some StringProtocol) -> Bool {
    8...128 ~= text.utf8.count
      && text.utf8.allSatisfy { ASCII.isWord($0) || $0 == UInt8(ascii: ".") }
      && text.utf8.contains(where: ASCII.isDigit)
  }

  /// Whether a text is written like a UUID, or begins as some providers' ids do.
  static func isUnmistakable(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
    let isUUID =
      groups == [8, 4, 4, 4, 12]
      && text.utf8.allSatisfy { ASCII.isHexadecimal($0) || $0 == UInt8(ascii: "-") }
    return isUUID || text.hasPrefix("video_") || text.hasPrefix("cgt-")
  }
}
