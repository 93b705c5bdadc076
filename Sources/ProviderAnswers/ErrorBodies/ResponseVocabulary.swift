package import Preflight

/// What the members, codes, words and headers of providers' responses mean, as JSON files say.
package struct ResponseVocabulary: Sendable {
  /// Which part of a limit a field gives.
  package enum End: String, Sendable, CaseIterable {
    case minimum, maximum, exclusiveMinimum, exclusiveMaximum, allowed, step
  }

  /// What a field bounds, where that is not the same for all media.
  enum Subject: Sendable {
    case quantity(Quantity)
    /// The container or format, by the media type.
    case format
    /// The number of items of a list, or of the characters of a text.
    case length
  }

  /// What a field of an error body says.
  struct Field: Sendable {
    var subject: Subject
    var end: End
    /// What a number is multiplied by to give seconds, bytes or pixels.
    var factor: Rational = 1
  }

  /// What a header says.
  enum Header: String, Sendable, CaseIterable {
    /// Whether the same request may succeed later.
    case retry
    /// What is charged; zero when nothing is.
    case charge
    /// The code of the error.
    case code
    /// The id of the job.
    case job
  }

  /// What comes with the library.
  package static var builtIn: ResponseVocabulary { Knowledge.builtIn.responses }

  // MARK: Limits

  /// What fields mean, by their names; where the code decides, by name, space and the code's end.
  var fields: [String: Field] = [:]
  /// Names of fields that repeat what was sent.
  var sentFields: [String] = []
  /// Codes whose fields say nothing about media or settings.
  var codesWithoutLimits: Set<String> = []
  /// Limits that providers document for a code, by provider and code.
  var codeBounds: [String: [StatedBound]] = [:]
  /// Sentences that state a limit in words of their own.
  var sentences: [SentencePattern] = []
  /// Phrases of messages that name no number, in small letters.
  var phrases: [String] = []
  /// Phrases of messages whose numbers hold for some requests alone, in small letters; nothing is
  /// learned from them.
  var conditions: [String] = []
  /// Providers by which a megabyte is 1024 × 1024 bytes; to others it is a million.
  var binaryProviders: Set<String> = []
  /// Names of fields that hold others and mean nothing by themselves, such as `parameters`.
  var containers: Set<String> = []
  /// Words of providers' sentences that say nothing about anybody, in small letters.
  var plainWords: Set<String> = []
  /// What announces a provider's message in a line.
  var wrappers: [MessageWrapper] = []

  // MARK: Providers

  /// Codes that are recognized in a text without further signs, with their provider.
  var codes: [String: String?] = [:]
  /// The same for codes with places that differ.
  var codePatterns: [(pattern: TextPattern, provider: String?)] = []
  /// Addresses and libraries by which a provider is known, in small letters.
  var marks: [(text: ByteSearch, provider: String)] = []
  /// Names that profiles give a provider, in small letters.
  var profileNames: [(pattern: TextPattern, provider: String)] = []
  /// Error objects by which a provider is known.
  var signs: [ObjectSign] = []
  /// Error objects that only certain providers send.
  var forms: [ObjectForm] = []

  // MARK: Members, headers and words

  /// Members that repeat the request, count, or tell how the work went.
  var ignoredMembers: Set<String> = []
  /// Members whose texts say what is wrong.
  var messageMembers: [String] = []
  /// Members with the code of a task that failed.
  var failureCodes: [String] = []
  /// Members that say why a task failed.
  var failureMessages: [String] = []
  /// Members that list errors.
  var errorLists: [String] = []
  /// What headers say, by their names in small letters.
  var headers: [String: Header] = [:]
  /// Members and words that name the id of a job, without capitals and underscores.
  var jobNames: Set<String> = []
  /// Parts of addresses behind which the id of a job stands, with what the provider calls it.
  var jobFolders: [String: String] = [:]
  /// Codes besides 0 and 200 to 299 with which all is well.
  var successCodes: Set<Int> = []
  /// How ids begin that can be nothing else.
  var jobPrefixes: [String] = []
  /// The words for states of a job, in small letters alone.
  var states: [String: JobState] = [:]
  /// Beginnings of words of a log that show a state.
  var stateMarks: [(text: String, state: JobState)] = []
  /// The numbers for states of a job.
  var numberedStates: [Int: JobState] = [:]
  /// The words that stand behind an HTTP status.
  var statusPhrases: [Int: [String]] = [:]
  /// The words that announce an HTTP status.
  var statusAnnouncements: [String] = []

  // MARK: Secrets

  /// How keys begin, with the fewest bytes that such a key has.
  var keyBeginnings: [(text: [UInt8], minimum: Int)] = []
  /// What the value of a name is, by the name without capitals and underscores.
  var secretNames: [String: SecretName] = [:]
  /// Hosts whose paths name a page of documentation or a job, never a file of the user.
  var openHosts: Set<String> = []
}

extension ResponseVocabulary {
  /// The provider that sends such an object, or nil when several may.
  func provider(of object: ResponseObject) -> String? {
    signs.first { $0.matches(object) }?.provider
  }

  /// The provider that has such a code, or nil when none or several are known to.
  func provider(ofCode code: String) -> String? {
    if let provider = codes[code] { return provider }
    return codePatterns.first { $0.pattern.matches(code) }?.provider
  }

  /// Whether a type of error is one that the files list.
  func isKnown(code: String) -> Bool { codes[code] != nil }

  /// What a bare "MB" stands for in the messages of a provider.
  func byteMultiple(of provider: String?) -> ByteMultiple {
    provider.map(binaryProviders.contains) ?? false ? .binary : .decimal
  }

  /// Whether what a message says holds for some requests alone.
  func isConditional(_ message: String) -> Bool {
    let small = message.prefix(2048).lowercased()
    return conditions.contains { small.contains($0) }
  }

  /// The first provider's code in a sentence, or nil when there is none.
  func code(in text: String) -> String? {
    let words = text.utf8.prefix(4096).split { !ASCII.isWord($0) && $0 != UInt8(ascii: ".") }
    return words.lazy.map { word in
      var word = word
      while word.last == UInt8(ascii: ".") { word.removeLast() }
      return String(decoding: word, as: UTF8.self)
    }.first(where: isUnmistakable)
  }

  /// Whether a word can be nothing but a code.
  private func isUnmistakable(_ word: String) -> Bool {
    if isKnown(code: word) {
      return word.utf8.contains { $0 == UInt8(ascii: "_") || ASCII.isDigit($0) }
    }
    return codePatterns.contains { $0.pattern.matches(word) }
  }

  /// The provider whose address or library a text in small letters names first in the files.
  func provider(markedIn bytes: [UInt8]) -> String? {
    marks.first { !$0.text.starts(in: bytes).isEmpty }?.provider
  }

  /// The state that a provider's word means, or nil when it is none.
  func state(of word: String) -> JobState? {
    var plain = String(
      decoding: word.utf8.filter { ASCII.isLetter($0) }.map(ASCII.lowercased), as: UTF8.self)
    for prefix in ["jobstate", "taskstatus", "taskstate", "status", "state"]
    where plain.hasPrefix(prefix) && plain.count > prefix.count {
      plain.removeFirst(prefix.count)
    }
    return states[plain]
  }

  /// Whether a text is written like a UUID, or begins as some providers' ids do.
  func isUnmistakableID(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
    let isUUID =
      groups == [8, 4, 4, 4, 12]
      && text.utf8.allSatisfy { ASCII.isHexadecimal($0) || $0 == UInt8(ascii: "-") }
    return isUUID || jobPrefixes.contains(where: text.hasPrefix)
  }

  /// The field of an error body with a name; some depend on the code.
  func field(_ name: String, code: String?) -> Field? {
    let ending = code?.split(separator: ".").last
    return fields[name] ?? ending.flatMap { fields["\(name) \($0)"] }
  }

  /// The limits that a message states in a provider's own words; empty when it has none.
  func bounds(statedIn message: String, provider: String?) -> [StatedBound] {
    sentences.filter { provider == nil || $0.provider == nil || $0.provider == provider }
      .compactMap { $0.bound(in: message) }
  }
}

extension Profile {
  /// The provider as error bodies and explanations name it: the first part of its profiles' ids.
  package var providerName: String {
    let name = provider.lowercased()
    // A model of another maker that a reseller offers answers as the reseller does.
    return ResponseVocabulary.builtIn.profileNames.first { $0.pattern.matches(name) }?.provider
      ?? id.split(separator: "/").first.map(String.init) ?? name
  }
}
