import JSON

/// Where a provider's key is looked for, and what it looks like.
public struct Account: Sendable, Hashable {
  /// A variable of the environment that holds a key or a part of one.
  public struct Variable: Sendable, Hashable {
    public var name: String
    /// How every key known begins, or nil when that is not known.
    public var prefix: String?
    /// What stands between the parts of a key, or nil when it has none.
    public var separator: String?
  }

  /// The provider by its name in profiles.
  public var provider: String
  /// Whether the key is kept within a panel or an application, where nobody else sees it.
  public var isKeptInPanel: Bool
  /// The ways to give the key; of one of them every variable is needed.
  public var sets: [[Variable]]
  public var source: Source

  /// The accounts that are known.
  public static let known: [Account] = {
    do {
      return try EmbeddedAccounts.files.flatMap { try accounts(in: Array($0.text.utf8)) }
    } catch {
      preconditionFailure("The embedded accounts are malformed: \(error).")
    }
  }()

  /// The account of a provider, or nil when none is known.
  public static func of(_ provider: String) -> Account? {
    known.first { $0.provider.lowercased() == provider.lowercased() }
  }
}

extension Account {
  private static let schema = "preflight.accounts/1"

  private enum FileKeys: String, CaseIterable {
    case schema, accounts
  }

  private enum Keys: String, CaseIterable {
    case provider, isKeptInPanel, sets, source
  }

  private enum VariableKeys: String, CaseIterable {
    case name, prefix, separator
  }

  package static func accounts(in bytes: [UInt8]) throws -> [Account] {
    let reader = try ObjectReader<FileKeys>(try JSONReader.document(bytes), at: "")
    guard try reader.text(.schema) == schema else {
      throw reader.error(.schema, "\(schema) is expected")
    }
    return try reader.elements(.accounts).map { try Account($0.value, at: $0.path) }
  }

  private init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let source = reader.value(.source) else { throw reader.error(.source, "missing") }
    provider = try reader.text(.provider)
    isKeptInPanel = try reader.flag(.isKeptInPanel) ?? false
    self.source = try Source(source, at: reader.path(of: .source))
    sets = []
    for (set, path) in try reader.elements(.sets) {
      guard case .array(let elements) = set else {
        throw DocumentError(at: path, "a list is expected, not \(set.kindName)")
      }
      var variables: [Variable] = []
      for element in elements {
        let reader = try ObjectReader<VariableKeys>(element, at: path)
        variables.append(
          Variable(
            name: try reader.text(.name), prefix: try reader.optionalText(.prefix),
            separator: try reader.optionalText(.separator)))
      }
      sets.append(variables)
    }
  }
}

/// A provider's key is there and looks like one; it is neither shown nor kept, and nobody is asked.
public struct AccountCheck: Sendable {
  private let environment: @Sendable (String) -> String?

  /// A check; `environment` gives the value of a variable, or nil when it is not set.
  public init(environment: @escaping @Sendable (String) -> String?) {
    self.environment = environment
  }

  /// The answer of a profile with what is to be said of its provider's key.
  public func judged(_ result: ProfileResult) -> ProfileResult {
    var judged = result
    for finding in findings(for: result.provider) { judged.add(finding) }
    return judged
  }

  /// What is to be said of a provider's key; nothing when it is there and looks like one.
  public func findings(for provider: String) -> [Finding] {
    guard let account = Account.of(provider) else {
      return [
        Finding(
          id: "account.unknown", severity: .advice,
          message: "Where the key for \(provider) is kept is not known, so it was not looked for.")
      ]
    }
    guard !account.isKeptInPanel else {
      return [
        Finding(
          id: "account.not-visible", severity: .advice,
          message:
            "\(provider) keeps its key or login to itself, where it cannot be seen from here.",
          source: account.source,
          fix: .advise("Look into its settings: the key has to be saved there, and credits left."))
      ]
    }
    let complete = account.sets.first { set in
      set.allSatisfy { environment($0.name) != nil }
    }
    guard let complete else { return [missing(account)] }
    return complete.compactMap { variable in
      KeyForm(variable: variable).slip(in: environment(variable.name) ?? "").map {
        implausible($0, variable, account)
      }
    }
  }

  private func missing(_ account: Account) -> Finding {
    let begun = account.sets.first { set in set.contains { environment($0.name) != nil } }
    let wanted =
      begun.map { set in set.filter { environment($0.name) == nil } } ?? account.sets.first ?? []
    let names = Wording.list(wanted.map(\.name), "and")
    return Finding(
      id: "account.key-missing", severity: .unverified,
      message: "The key for \(account.provider) is not in the environment: \(names) is not set.",
      detail: "Without it the request is refused. A program may read it from elsewhere, which "
        + "cannot be seen from here.",
      source: account.source, fix: .advise("Set \(names) to the whole key."))
  }

  private func implausible(
    _ slip: KeyForm.Slip, _ variable: Account.Variable, _ account: Account
  ) -> Finding {
    Finding(
      id: "account.key-implausible", severity: slip.isCertain ? .blocker : .advice,
      message: "\(variable.name) \(slip.sentence)",
      detail: "A key that is not whole is answered with 401 or 403.", source: account.source,
      fix: .advise("Copy the whole key again, and nothing besides."))
  }
}

/// What a key looks like, as far as that is known.
struct KeyForm {
  /// What is wrong with a key.
  struct Slip: Sendable, Hashable {
    /// The end of a sentence that begins with the variable's name; nothing of the key is in it.
    var sentence: String
    /// Whether no key at all looks so.
    var isCertain: Bool
  }

  /// No provider's keys are known to be shorter.
  private static let shortest = 16

  let variable: Account.Variable

  /// What is wrong with a key, or nil when it looks like one.
  func slip(in key: String) -> Slip? {
    func certain(_ sentence: String) -> Slip { Slip(sentence: sentence, isCertain: true) }
    func likely(_ sentence: String) -> Slip { Slip(sentence: sentence, isCertain: false) }
    if key.isEmpty { return certain("is set, but empty.") }
    if key.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x20 }) {
      return certain("holds a space or a line break, which no key has.")
    }
    if key.contains(where: { "\"'`<>".contains($0) }) {
      return certain("holds quotes or angle brackets, which no key has.")
    }
    let small = key.lowercased()
    if small.contains("your") || small.contains("xxxx") || small.contains("...") {
      return certain("holds the example of some instructions, not a key.")
    }
    if !key.allSatisfy(\.isASCII) { return certain("holds letters that no key has.") }
    if let prefix = variable.prefix, !key.hasPrefix(prefix) {
      return likely("does not begin with \(prefix), as keys known do.")
    }
    if let separator = variable.separator {
      let parts = key.components(around: separator)
      guard parts.count == 2, !parts.contains("") else {
        return likely("does not consist of two parts with '\(separator)' between them.")
      }
    }
    if key.utf8.count < Self.shortest {
      return likely("is shorter than keys known; it may have been cut when it was copied.")
    }
    return nil
  }
}

extension String {
  fileprivate func components(around separator: String) -> [Substring] {
    guard let mark = separator.first else { return [self[...]] }
    return split(separator: mark, omittingEmptySubsequences: false)
  }
}
