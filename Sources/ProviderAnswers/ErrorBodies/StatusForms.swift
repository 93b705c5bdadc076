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
