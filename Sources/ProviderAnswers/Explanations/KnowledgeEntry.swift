package import JSON
import Preflight

/// One failure that is known: what it means, and how it is recognised.
struct KnowledgeEntry: Sendable {
  let explanation: Explanation
  let recognition: Recognition
}

extension KnowledgeEntry {
  enum Keys: String, CaseIterable {
    case id, title, meaning, recognition, retry, refund, steps, prevention, sources
  }

  init(
    _ value: JSONValue, at path: String, provider: String?, sources known: [String: Source],
    lexicon: Lexicon
  ) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let recognition = reader.value(.recognition) else {
      throw reader.error(.recognition, "missing")
    }
    guard let retry = reader.value(.retry) else { throw reader.error(.retry, "missing") }
    guard let refund = reader.value(.refund) else { throw reader.error(.refund, "missing") }
    var sources: [Source] = []
    for name in try reader.texts(.sources) {
      guard let source = known[name] else {
        throw reader.error(
          .sources, "no source is named '\(name)'",
          suggestions: NearestNames.to(name, among: known.keys.sorted()))
      }
      sources.append(source)
    }
    guard !sources.isEmpty else { throw reader.error(.sources, "at least one is expected") }
    let steps = try reader.texts(.steps)
    guard !steps.isEmpty else { throw reader.error(.steps, "at least one is expected") }
    explanation = Explanation(
      id: try reader.text(.id), title: try reader.text(.title),
      meaning: try reader.text(.meaning), provider: provider,
      retry: try RetryAdvice(retry, at: reader.path(of: .retry)),
      refund: try Refund(refund, at: reader.path(of: .refund)), steps: steps,
      prevention: try reader.texts(.prevention), sources: sources)
    self.recognition = try Recognition(
      recognition, at: reader.path(of: .recognition), lexicon: lexicon)
  }
}

extension RetryAdvice {
  package enum Keys: String, CaseIterable {
    case chance, seconds, sentence
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let chance: Chance = try reader.choice(.chance) else {
      throw reader.error(.chance, "missing")
    }
    self.init(chance, seconds: try reader.count(.seconds), try reader.text(.sentence))
  }
}

extension Refund {
  package enum Keys: String, CaseIterable {
    case kind, sentence
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let kind: Kind = try reader.choice(.kind) else { throw reader.error(.kind, "missing") }
    self.init(kind, try reader.optionalText(.sentence))
  }
}
