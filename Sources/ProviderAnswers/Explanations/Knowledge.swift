package import JSON
import Preflight

/// Everything that is known about failures, with the tables in which it is looked up.
package struct Knowledge: Sendable {
  let entries: [KnowledgeEntry]
  let lexicon: Lexicon
  let vocabulary: Vocabulary
  /// What responses of providers mean.
  package let responses: ResponseVocabulary
  /// The names of each provider, in small letters.
  let names: [String: [String]]
  private let codes: [String: [Int]]
  private let prefixes: [(prefix: String, entry: Int)]

  /// The knowledge of several files.
  init(_ files: [KnowledgeFile], lexicon: Lexicon, responses: ResponseVocabulary) {
    let entries = files.flatMap(\.entries)
    var codes: [String: [Int]] = [:]
    var prefixes: [(prefix: String, entry: Int)] = []
    for (index, entry) in entries.enumerated() {
      for code in entry.recognition.codes {
        if code.hasSuffix(".*") {
          prefixes.append((code.dropLast().lowercased(), index))
        } else {
          codes[code.lowercased(), default: []].append(index)
        }
      }
    }
    self.entries = entries
    self.codes = codes
    // The longest prefix says most.
    self.prefixes = prefixes.sorted { ($1.prefix.count, $0.prefix) < ($0.prefix.count, $1.prefix) }
    self.lexicon = lexicon
    self.responses = responses
    vocabulary = Vocabulary(entries.flatMap(\.recognition.words))
    names = Dictionary(
      files.filter { !$0.entries.isEmpty }.compactMap { file in
        file.provider.map { ($0, file.names) }
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// What comes with the library.
  ///
  /// The knowledge is read when it is first asked for; a check never does.
  static let builtIn: Knowledge = {
    do {
      return try Knowledge(EmbeddedKnowledge.files)
    } catch {
      preconditionFailure("The embedded knowledge is malformed: \(error).")
    }
  }()

  /// The knowledge of several files' texts, of which one is the lexicon.
  ///
  /// - Throws: `DocumentError` when one is not as the format demands.
  package init(_ texts: [(name: String, text: String)]) throws(DocumentError) {
    var lexicon = Lexicon(classes: [:], forms: [:], quiet: [])
    for file in texts where file.name == Self.lexiconName {
      lexicon = try Lexicon(file.text, name: "\(file.name).json")
    }
    var files: [KnowledgeFile] = []
    for file in texts where file.name != Self.lexiconName {
      files.append(try KnowledgeFile(file.text, name: "\(file.name).json", lexicon: lexicon))
    }
    var responses = ResponseVocabulary()
    // An error of another provider that a reseller passes on is the reseller's.
    for file in files.filter(\.isReseller) + files.filter({ !$0.isReseller }) {
      try file.addResponses(to: &responses)
    }
    self.init(files, lexicon: lexicon, responses: responses)
  }

  private static let lexiconName = "lexicon"

  /// The entries of a code, whatever its case: those that name it whole, else those that begin
  /// most like it.
  func entries(ofCode code: String) -> [Int] {
    let code = code.lowercased()
    if let exact = codes[code] { return exact }
    guard let longest = prefixes.first(where: { "\(code).".hasPrefix($0.prefix) })?.prefix else {
      return []
    }
    return prefixes.filter { $0.prefix == longest }.map(\.entry)
  }

  /// The codes that are closest to a misspelt one, as they are written, the closest first.
  ///
  /// - Parameters:
  ///   - code: As it was typed.
  ///   - provider: Whose codes count, or nil for everybody's.
  /// - Returns: At most three; empty when none is close.
  func codes(near code: String, of provider: String?) -> [String] {
    let typed = code.split(separator: ".", omittingEmptySubsequences: false)
    let known = entries.filter { entry in
      provider == nil || entry.explanation.provider == nil || entry.explanation.provider == provider
    }.flatMap(\.recognition.codes).filter { $0.utf8.count >= 5 && $0.contains(where: \.isLetter) }
    let candidates = known.map { name -> String in
      guard name.hasSuffix(".*") else { return name }
      // `SAFETY.INPUT.*` stands for what is typed behind its parts.
      let parts = name.dropLast(2).split(separator: ".", omittingEmptySubsequences: false)
      return (parts + typed.dropFirst(parts.count)).joined(separator: ".")
    }
    return NearestNames.to(code, among: Set(candidates)).filter {
      $0.lowercased() != code.lowercased()
    }
  }

  /// Whether an entry names a code whole.
  func hasExactly(code: String) -> Bool { codes[code.lowercased()] != nil }

  /// The provider that is called so, by the first part of its profiles' ids; nil when none is.
  func provider(named name: String) -> String? {
    let name = name.lowercased()
    return names.first { $0.key == name || $0.value.contains(name) }?.key
  }

  /// The providers that a text names.
  func providers(in text: String) -> Set<String> {
    let words = Self.words(text)
    return Set(
      names.filter { $0.value.contains { Self.contains(words, Self.words($0)) } }.map(\.key))
  }

  /// The words by which providers are named.
  var nameWords: Set<String> {
    let names = names.values.flatMap(\.self)
    return Set(names).union(names.flatMap(Self.words))
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  private static func contains(_ words: [String], _ name: [String]) -> Bool {
    guard !name.isEmpty, words.count >= name.count else { return false }
    return (0...(words.count - name.count)).contains { start in
      words[start..<(start + name.count)].elementsEqual(name)
    }
  }
}

/// What one file knows about failures: those of one provider, or those that occur everywhere.
struct KnowledgeFile: Sendable {
  /// The only format that is read.
  static let schema = "preflight.knowledge/1"

  /// The provider by the first part of its profiles' ids, or nil for what holds everywhere.
  let provider: String?
  /// The names under which people and profiles speak of the provider, in small letters.
  let names: [String]
  let entries: [KnowledgeEntry]
  /// Whether it passes on the errors of others.
  let isReseller: Bool
  private let responses: JSONValue?
  private let name: String

  /// The knowledge of a file's text; messages name the file.
  ///
  /// - Throws: `DocumentError` with the key path and, for a misspelt key, the nearest one.
  init(_ json: String, name: String, lexicon: Lexicon) throws(DocumentError) {
    do {
      try self.init(JSONReader.profileDocument(json), name: name, lexicon: lexicon)
    } catch {
      throw error.inFile(name)
    }
  }

  private init(
    _ value: JSONValue, name: String, lexicon: Lexicon
  ) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: "")
    let schema = try reader.text(.schema)
    guard schema == Self.schema else {
      throw reader.error(.schema, "'\(Self.schema)' is expected, not '\(schema)'")
    }
    provider = try reader.optionalText(.provider)
    names = try reader.texts(.names).map { $0.lowercased() }
    var sources: [String: Source] = [:]
    for (name, value) in try reader.freeMembers(.sources) {
      sources[name] = try Source(value, at: "\(reader.path(of: .sources)).\(name)")
    }
    var entries: [KnowledgeEntry] = []
    for (value, path) in try reader.elements(.entries) {
      let entry = try KnowledgeEntry(
        value, at: path, provider: provider, sources: sources, lexicon: lexicon)
      entries.append(entry)
    }
    self.entries = entries
    isReseller = try reader.flag(.reseller) ?? false
    responses = reader.value(.responses)
    self.name = name
  }

  /// Adds what the file says about responses.
  fileprivate func addResponses(to vocabulary: inout ResponseVocabulary) throws(DocumentError) {
    guard let responses else { return }
    do {
      try vocabulary.add(responses, at: Keys.responses.rawValue, provider: provider)
    } catch {
      throw error.inFile(name)
    }
  }

  enum Keys: String, CaseIterable {
    case schema, provider, names, reseller, sources, responses, entries
  }
}

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
