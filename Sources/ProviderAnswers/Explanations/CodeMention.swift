/// A word of a text that may be a provider's code or an HTTP status.
struct CodeMention {
  /// Why a word is taken for a code.
  package enum Ground {
    /// There is nothing else in the text.
    case alone
    /// A word such as `error` or `code` stands next to it.
    case named
    /// A word such as `HTTP` or `status` stands next to it.
    case namedStatus
    /// Nothing but the look of it.
    case none
  }

  let text: String
  let ground: Ground

  /// The number, where it is one.
  package var number: Int? { text.allSatisfy(\.isNumber) ? Int(text) : nil }

  /// Whether it is written in capitals.
  var isCapital: Bool {
    text.contains(where: \.isLetter) && !text.contains(where: \.isLowercase)
  }

  /// Whether no ordinary word looks so: `image_too_small`, `ASSET.INVALID`, `E1001`.
  var isDistinctive: Bool {
    let hasLetter = text.contains(where: \.isLetter)
    let hasMark = text.contains("_") || text.contains(".") || text.contains(where: \.isNumber)
    return hasLetter && (hasMark || text.utf8.count >= 20)
  }
}

extension CodeMention {
  private static let codeWords: Set<String> = [
    "error", "errors", "code", "codes", "errcode", "errorcode", "error_code", "err", "failure",
    "failurecode", "failure_code", "err_code", "type",
  ]
  private static let statusWords: Set<String> = [
    "http", "https", "status", "statuscode", "status_code", "http/1.1", "http/2", "1.1",
  ]
  private static let afterStatus: Set<String> = [
    "forbidden", "unauthorized", "unprocessable", "gateway", "response", "responses", "status",
    "error", "errors",
  ]
  private static let gettingWords: Set<String> = [
    "a", "an", "got", "get", "getting", "gets", "returned", "returns", "gives", "with", "says",
    "keep", "throws",
  ]
  private static let fillers: Set<String> = codeWords.union(statusWords).union(gettingWords).union([
    "the", "i", "what", "is", "does", "do", "mean", "means", "from", "at", "by", "of", "on", "my",
    "task", "job", "failed", "me", "it", "this", "why", "am",
  ])

  /// The words of a text that may be codes; `names` are words that only say whose codes are meant.
  static func all(in text: String, besides names: Set<String> = []) -> [CodeMention] {
    let tokens = words(of: text)
    let small = tokens.map { $0.lowercased() }
    let rest = small.indices.filter {
      !fillers.contains(small[$0]) && !names.contains(small[$0])
    }
    let only = tokens.count == 1 ? 0 : rest.count == 1 ? rest[0] : nil
    return tokens.indices.map { index in
      let ground = ground(small, index)
      let isAlone = index == only && ground != .namedStatus
      return CodeMention(text: tokens[index], ground: isAlone ? .alone : ground)
    }
  }

  private static func ground(_ words: [String], _ index: Int) -> Ground {
    let before = words[max(0, index - 2)..<index]
    let after = index + 1 < words.count ? words[index + 1] : ""
    if before.contains(where: statusWords.contains) { return .namedStatus }
    if before.contains(where: codeWords.contains) { return .named }
    let isStatus = words[index].count == 3 && (Int(words[index]) ?? 0) >= 400
    guard isStatus else { return codeWords.contains(after) ? .named : .none }
    let isGotten = before.last.map(gettingWords.contains) ?? false
    return isGotten || afterStatus.contains(after) ? .namedStatus : .none
  }

  /// The words of a text with the marks that occur within codes.
  private static func words(of text: String) -> [String] {
    text.split { character in
      !(character.isLetter || character.isNumber || "._-*".contains(character))
    }.map { word in
      var word = word
      while let last = word.last, ".-".contains(last) { word.removeLast() }
      while let first = word.first, ".-".contains(first) { word.removeFirst() }
      return String(word)
    }.filter { !$0.isEmpty }
  }
}
