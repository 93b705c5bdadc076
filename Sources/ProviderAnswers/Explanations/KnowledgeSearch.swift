import MediaModel

/// Looks failures up by what a text or an answer shows of them.
struct KnowledgeSearch {
  let knowledge: Knowledge
  private let preferred: Set<String>

  /// A search.
  ///
  /// - Parameters:
  ///   - knowledge: Where to look.
  ///   - preferred: The providers that are meant; others are left out where one of these knows the
  ///     same code or message. Empty when any may be meant.
  init(_ knowledge: Knowledge, preferring preferred: Set<String> = []) {
    self.knowledge = knowledge
    self.preferred = preferred
  }

  /// All that a text may mean.
  func everything(in text: String) -> [Candidate] {
    if let entry = knowledge.entries.firstIndex(where: { $0.explanation.id == text.trimmed }) {
      return [candidate(entry, .code, 0, "the name \(text.trimmed)")]
    }
    let exact = headers(in: text) + codes(in: text) + messages(in: text)
    guard exact.isEmpty else { return exact }
    let others = statuses(in: text) + states(in: text)
    return text.isProse ? others + symptoms(in: text) : others
  }

  /// The entries of a code; those whose status agrees, where some does.
  func codes(_ code: String, status: Int? = nil) -> [Candidate] {
    let entries = knowledge.entries(ofCode: code)
    let agreeing = entries.filter { knowledge.entries[$0].recognition.agrees(with: status) }
    return chosen(agreeing.isEmpty ? entries : agreeing).map {
      candidate($0, .code, 0, "the code \(code)")
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
  func messages(in text: String) -> [Candidate] {
    let text = text.plainSmall
    var found: [(entry: Int, phrases: [String])] = []
    for (index, entry) in knowledge.entries.enumerated() {
      let matches = entry.recognition.messages.compactMap { $0.phrases(in: text) }
      let longest = matches.max { $0.letterCount < $1.letterCount }
      if let longest { found.append((index, longest)) }
    }
    let kept = Set(chosen(found.map(\.entry)))
    return found.filter { kept.contains($0.entry) }.map { entry, phrases in
      let words = phrases.map { "“\($0)”" }.joined(separator: " and ")
      return candidate(entry, .message, phrases.letterCount, "the words \(words)")
    }
  }

  func mentions(in text: String) -> [CodeMention] {
    CodeMention.all(in: text, besides: knowledge.nameWords)
  }

  /// The entries of providers that are meant and of none; those of others only where no provider
  /// that is meant has one.
  func chosen(_ entries: [Int], keepingOthers: Bool = true) -> [Int] {
    guard keepingOthers else {
      return entries.filter { provider(of: $0).map(preferred.contains) ?? true }
    }
    guard entries.contains(where: { provider(of: $0).map(preferred.contains) ?? false }) else {
      return entries
    }
    return entries.filter { provider(of: $0).map(preferred.contains) ?? true }
  }

  private func provider(of entry: Int) -> String? { knowledge.entries[entry].explanation.provider }

  func candidate(
    _ entry: Int, _ ground: Candidate.Ground, _ strength: Int, _ matched: String
  ) -> Candidate {
    Candidate(
      entry: entry, ground: ground, strength: strength, matched: matched,
      isPreferred: provider(of: entry).map(preferred.contains) ?? false)
  }
}
