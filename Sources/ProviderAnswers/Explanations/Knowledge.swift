import JSON

/// Everything that is known about failures, with the tables in which it is looked up.
package struct Knowledge: Sendable {
  let entries: [KnowledgeEntry]
  let lexicon: Lexicon
  let vocabulary: Vocabulary
  /// The names of each provider, in small letters.
  let names: [String: [String]]
  private let codes: [String: [Int]]
  private let prefixes: [(prefix: String, entry: Int)]

  /// The knowledge of several files.
  init(_ files: [KnowledgeFile], lexicon: Lexicon) {
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
    vocabulary = Vocabulary(entries.flatMap(\.recognition.words))
    names = Dictionary(
      files.compactMap { file in file.provider.map { ($0, file.names) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What comes with the library.
  ///
  /// The knowledge is read when it is first asked for; a check never does.
  static let builtIn: Knowledge = {
    do {
      return try Knowledge(embedded: EmbeddedKnowledge.files)
    } catch {
      preconditionFailure("The embedded knowledge is malformed: \(error).")
    }
  }()

  /// The knowledge of several files' texts, of which one is the lexicon.
  ///
  /// - Throws: `DocumentError` when one is not as the format demands.
  init(embedded: [(name: String, json: String)]) throws(DocumentError) {
    var lexicon = Lexicon(classes: [:], forms: [:], quiet: [])
    for file in embedded where file.name == Self.lexiconName {
      lexicon = try Lexicon(file.json, name: "\(file.name).json")
    }
    var files: [KnowledgeFile] = []
    for file in embedded where file.name != Self.lexiconName {
      files.append(try KnowledgeFile(file.json, name: "\(file.name).json", lexicon: lexicon))
    }
    self.init(files, lexicon: lexicon)
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
