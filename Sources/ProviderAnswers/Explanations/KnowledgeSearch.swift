import MediaModel
import Preflight

/// Looks failures up by what a text or a response shows of them.
struct KnowledgeSearch {
  /// Whose failures may be named.
  enum Scope {
    /// Anybody's; where a provider that is preferred knows the same code or message, only that one's.
    case preferring(Set<String>)
    /// Those of one provider, and what holds everywhere: a code is never explained as another's.
    case only(String)
  }

  let knowledge: Knowledge
  private let scope: Scope

  /// A search.
  ///
  /// - Parameters:
  ///   - knowledge: Where to look.
  ///   - scope: Whose failures may be named.
  init(_ knowledge: Knowledge, _ scope: Scope = .preferring([])) {
    self.knowledge = knowledge
    self.scope = scope
  }

  /// All that is known of a rejection, the surest first.
  ///
  /// A code or a message of the provider's own says most, then a limit or a message as anybody may word
  /// it, then a code that stands for many things, and the HTTP status least.
  func everything(about rejection: Rejection, status: Int?) -> [Candidate] {
    let status = rejection.status ?? status
    let codes = rejection.code.map { self.codes($0, status: status) } ?? []
    let sure = codes.filter { !isVague($0) }
    let text = [rejection.code, rejection.message].compactMap(\.self).joined(separator: " ")
    let messages = text.isEmpty ? [] : self.messages(in: text, status: status, rejection.field)
    let own = messages.filter { !isGeneral($0) }
    guard sure.isEmpty else { return sure + own + codes.filter(isVague) }
    let limits = own.isEmpty ? bounds(of: rejection) : []
    let worded = own.isEmpty ? first(of: messages) : strongest(of: own)
    let found = (limits.isEmpty ? worded : limits) + codes
    if !found.isEmpty { return found }
    if let message = rejection.message {
      let mentioned = self.codes(in: message)
      if !mentioned.isEmpty { return mentioned }
    }
    return status.map(statuses) ?? []
  }

  private func isVague(_ candidate: Candidate) -> Bool {
    knowledge.entries[candidate.entry].recognition.isVague
  }

  /// The entry of the first limit that a rejection states.
  private func bounds(of rejection: Rejection) -> [Candidate] {
    let type = rejection.field.reversed().lazy.compactMap(FieldTarget.mediaType).first
    for stated in rejection.bounds {
      var bound = stated
      if bound.quantity.isAboutMedia { bound.mediaType = bound.mediaType ?? type }
      let entry = knowledge.entries.indices.first { index in
        knowledge.entries[index].recognition.bounds.contains { $0.matches(bound) }
      }
      guard let entry else { continue }
      let limit = FailureReport.StatedLimit(field: rejection.field, bound: bound)
      return [candidate(entry, .bound, 0, "the limit “\(limit.summary)”")]
    }
    return []
  }

  /// All that a text may mean.
  ///
  /// - Parameters:
  ///   - text: As it came.
  ///   - isNoSymptom: Whether the text is no report in somebody's own words.
  /// - Returns: The entries, the surest ground first.
  func everything(in text: String, besidesSymptoms isNoSymptom: Bool = false) -> [Candidate] {
    if let entry = knowledge.entries.firstIndex(where: { $0.explanation.id == text.trimmed }) {
      return [candidate(entry, .code, 0, "the name \(text.trimmed)")]
    }
    let messages = messages(in: text)
    let general = first(of: messages.filter(isGeneral))
    let exact = headers(in: text) + codes(in: text) + messages.filter { !isGeneral($0) }
    guard exact.isEmpty else { return exact }
    let others = statuses(in: text) + states(in: text)
    guard text.isProse, !isNoSymptom else { return others.isEmpty ? general : others }
    let symptoms = symptoms(in: text)
    // Somebody who names the provider mostly quotes it; others tell in their own words.
    if case .only = scope, !general.isEmpty { return others + general }
    return others + (symptoms.isEmpty && others.isEmpty ? general : symptoms)
  }

  /// Whether a candidate is of a message as any provider may word it.
  private func isGeneral(_ candidate: Candidate) -> Bool {
    provider(of: candidate.entry) == nil
      && knowledge.entries[candidate.entry].recognition.needs == 0
  }

  /// The candidate for which the most speaks, as a list.
  private func strongest(of candidates: [Candidate]) -> [Candidate] {
    candidates.max { ($0.strength, $1.entry) < ($1.strength, $0.entry) }.map { [$0] } ?? []
  }

  /// The first candidate in the order of the file, in which the narrower meaning stands before the
  /// wider one, as a list.
  private func first(of candidates: [Candidate]) -> [Candidate] {
    candidates.min { $0.entry < $1.entry }.map { [$0] } ?? []
  }

  /// The entries of a code; those whose status agrees, where some does.
  func codes(_ code: String, status: Int? = nil) -> [Candidate] {
    let entries = knowledge.entries(ofCode: code)
    let agreeing = entries.filter { knowledge.entries[$0].recognition.agrees(with: status) }
    return chosen(agreeing.isEmpty ? entries : agreeing).map {
      let isVague = knowledge.entries[$0].recognition.isVague
      return candidate($0, isVague ? .vagueCode : .code, 0, "the code \(code)")
    }
  }

  /// The entries of the codes that a text mentions.
  func codes(in text: String) -> [Candidate] {
    mentions(in: text).flatMap { mention -> [Candidate] in
      switch mention.ground {
      case .alone: return codes(mention.text)
      case .named:
        return mention.number != nil || isSure(mention) ? codes(mention.text) : []
      case .namedStatus, .none: return isSure(mention) ? codes(mention.text) : []
      }
    }
  }

  /// Whether a word of a sentence is meant as a code: it looks like one, and is one.
  private func isSure(_ mention: CodeMention) -> Bool {
    mention.isDistinctive && (knowledge.hasExactly(code: mention.text) || mention.isCapital)
  }

  /// The entries of the HTTP statuses that a text mentions.
  func statuses(in text: String) -> [Candidate] {
    mentions(in: text).flatMap { mention -> [Candidate] in
      guard let number = mention.number else { return [] }
      switch mention.ground {
      case .alone, .named, .namedStatus: return statuses(number)
      case .none: return []
      }
    }
  }

  /// The entries of an HTTP status.
  func statuses(_ status: Int) -> [Candidate] {
    let entries = knowledge.entries.indices.filter {
      knowledge.entries[$0].recognition.statuses.contains(status)
    }
    return chosen(entries).map { candidate($0, .status, 0, "HTTP status \(status)") }
  }

  /// The entries of a state of a job, by any word for it.
  func states(_ state: String) -> [Candidate] {
    let entries = knowledge.entries.indices.filter {
      knowledge.entries[$0].recognition.states.contains(state.lowercased())
    }
    return chosen(entries, keepingOthers: false).map {
      candidate($0, .state, 0, "the state \(state)")
    }
  }

  /// The entries whose messages a text has.
  ///
  /// - Parameters:
  ///   - text: The message.
  ///   - status: The HTTP status that came with it, or nil.
  ///   - field: The field of the request that is meant.
  /// - Returns: The entries, in the order of the files.
  func messages(
    in text: String, status: Int? = nil, _ field: [String] = []
  ) -> [Candidate] {
    let text = MessageText(text)
    var found: [(entry: Int, phrases: [String])] = []
    for (index, entry) in knowledge.entries.enumerated() {
      let http = entry.recognition.http
      guard http.isEmpty || entry.recognition.agrees(with: status) else { continue }
      // What anybody may say so counts for a provider that is meant alone.
      let isMeant = entry.explanation.provider.map(isMeant) ?? true
      let matches = entry.recognition.messages.filter { isMeant || $0.each.isEmpty }
        .compactMap { $0.phrases(in: text) }
      let longest = matches.max { $0.letterCount < $1.letterCount }
      if let longest { found.append((index, longest)) }
    }
    let kept = Set(chosen(found.map(\.entry)))
    return found.filter { kept.contains($0.entry) }.map { entry, phrases in
      let words = phrases.map { "“\($0)”" }.joined(separator: " and ")
      let about = field.isEmpty ? "" : " about \(field.joined(separator: "."))"
      return candidate(entry, .message, phrases.letterCount, "the words \(words)\(about)")
    }
  }

  func mentions(in text: String) -> [CodeMention] {
    CodeMention.all(in: text, besides: knowledge.nameWords)
  }

  /// The entries that the scope leaves.
  func chosen(_ entries: [Int], keepingOthers: Bool = true) -> [Int] {
    switch scope {
    case .only(let name):
      return entries.filter { provider(of: $0) ?? name == name }
    case .preferring(let preferred):
      let isPreferred = { (entry: Int) in provider(of: entry).map(preferred.contains) ?? false }
      if keepingOthers, !entries.contains(where: isPreferred) { return entries }
      return entries.filter { provider(of: $0) == nil || isPreferred($0) }
    }
  }

  private func provider(of entry: Int) -> String? { knowledge.entries[entry].explanation.provider }

  func candidate(
    _ entry: Int, _ ground: Candidate.Ground, _ strength: Int, _ matched: String
  ) -> Candidate {
    Candidate(
      entry: entry, ground: ground, strength: strength, matched: matched,
      isPreferred: provider(of: entry).map(isMeant) ?? false)
  }

  private func isMeant(_ provider: String) -> Bool {
    switch scope {
    case .only(let name): name == provider
    case .preferring(let preferred): preferred.contains(provider)
    }
  }
}

extension KnowledgeSearch {
  /// How much weaker than the best a symptom may be told and still be named.
  private static let tolerance = 2
  /// No more symptoms are named for one text.
  private static let mostSymptoms = 3

  /// The entry of the header that a line is about: its name, or name and value.
  func headers(in text: String) -> [Candidate] {
    let line = text.trimmed
    guard text.isProse else { return [] }
    let name = line.prefix { $0 != ":" && $0 != " " }
    return knowledge.entries.indices.filter {
      knowledge.entries[$0].recognition.headers.contains(name.lowercased())
    }.map { candidate($0, .header, 0, "the header \(name)") }
  }

  /// The entries of a state that is all a text says: `THROTTLED`, `status: failed`.
  func states(in text: String) -> [Candidate] {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }
    let names = knowledge.nameWords
    let rest = words.filter {
      !Self.stateFillers.contains(String($0)) && !names.contains(String($0))
    }
    let isNamed = words.contains { Self.stateWords.contains(String($0)) }
    guard !rest.isEmpty, rest.count == words.count || isNamed else { return [] }
    return states(rest.joined(separator: " "))
  }

  private static let stateWords: Set<String> = ["status", "state"]
  private static let stateFillers: Set<String> = [
    "status", "state", "task", "job", "the", "my", "is", "it", "its", "of", "a", "says", "what",
    "does", "mean", "shows",
  ]

  /// The symptoms that a text tells in a user's own words, the best told first.
  func symptoms(in text: String) -> [Candidate] {
    let words = SymptomText(text, lexicon: knowledge.lexicon, vocabulary: knowledge.vocabulary)
    var told: [(entry: Int, score: SymptomText.Score)] = []
    for (index, entry) in knowledge.entries.enumerated() where entry.recognition.needs > 0 {
      let score = words.score(of: entry.recognition.words)
      if score.weight >= entry.recognition.needs { told.append((index, score)) }
    }
    let best = told.map(\.score.weight).max() ?? 0
    let kept = Set(chosen(told.map(\.entry)))
    return told.filter { kept.contains($0.entry) && $0.score.weight >= best - Self.tolerance }
      .sorted { ($1.score.weight, $0.entry) < ($0.score.weight, $1.entry) }
      .prefix(Self.mostSymptoms).map { entry, score in
        let found = score.words.map { "“\($0)”" }.joined(separator: ", ")
        return candidate(entry, .words, score.weight, "the words \(found)")
      }
  }
}

extension [String] {
  /// How many letters the texts have together.
  var letterCount: Int { map(\.count).reduce(0, +) }
}

extension String {
  /// Whether a person may have written it: one line, and no JSON.
  package var isProse: Bool { !contains("{") && !trimmed.contains(where: \.isNewline) }

  /// The text in small letters with plain quotes and single spaces.
  var plainSmall: String {
    lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .map { "‘’".contains($0) ? "'" : String($0) }.joined()
  }
}

/// An entry that may explain a failure, and what led to it.
struct Candidate {
  /// What led to an entry, the surest first.
  enum Ground: Int {
    case code, header, message, bound, vagueCode, status, state, words
  }

  let entry: Int
  let ground: Ground
  /// How much of the text speaks for it, among those of one ground.
  let strength: Int
  /// What of the text led here: `the code 1201`.
  let matched: String
  /// Whether it is of a provider that is meant.
  let isPreferred: Bool
}

/// Entries that may explain a failure, each once.
struct Candidates {
  private var found: [Candidate] = []

  var isEmpty: Bool { found.isEmpty }

  /// Adds what is not there yet.
  mutating func add(_ more: [Candidate]) {
    for candidate in more where !found.contains(where: { $0.entry == candidate.entry }) {
      found.append(candidate)
    }
  }

  /// The explanations, the most likely first.
  ///
  /// The surest ground counts first, then whether the provider is the one that is meant, then how
  /// much speaks for it; what holds everywhere comes before what holds at one of several providers.
  func sorted(in knowledge: Knowledge) -> [Explanation] {
    found.sorted { first, second in
      rank(first, knowledge).lexicographicallyPrecedes(rank(second, knowledge))
    }.map { candidate in
      var explanation = knowledge.entries[candidate.entry].explanation
      explanation.matched = candidate.matched
      return explanation
    }
  }

  /// Numbers that are smaller the more likely a candidate is; the place in the files comes last, so
  /// that the order is always the same.
  private func rank(_ candidate: Candidate, _ knowledge: Knowledge) -> [Int] {
    let provider = knowledge.entries[candidate.entry].explanation.provider
    return [
      candidate.ground.rawValue, candidate.isPreferred ? 0 : 1, -candidate.strength,
      provider == nil ? 0 : 1, candidate.entry,
    ]
  }
}
