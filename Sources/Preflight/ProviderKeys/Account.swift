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
      return try EmbeddedAccounts.files.flatMap { try accounts(in: Array($0.json.utf8)) }
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
