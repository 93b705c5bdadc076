package import JSON

/// A text of the provider that was read and states no limit on the files of some roles.
public struct NoLimits: Sendable, Hashable {
  /// How much of what the provider publishes was read.
  public enum Reading: String, Sendable, Hashable, CaseIterable {
    /// The whole text: the provider states no limits.
    case inFull = "in-full"
    /// Parts of it: there may be limits that were not seen.
    case inPart = "in-part"
  }

  public var roles: [RoleSelector]
  public var read: Reading
  public var source: Source
  public var note: String?

  public init(
    roles: [RoleSelector] = [.all], read: Reading, source: Source, note: String? = nil
  ) {
    self.roles = roles
    self.read = read
    self.source = source
    self.note = note
  }
}

extension NoLimits {
  package enum Keys: String, CaseIterable {
    case roles, read, source, note
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let read: Reading = try reader.choice(.read) else { throw reader.error(.read, "missing") }
    guard let source = reader.value(.source) else { throw reader.error(.source, "missing") }
    self.init(
      roles: try RoleSelector.list(.roles, of: reader), read: read,
      source: try Source(source, at: reader.path(of: .source)),
      note: try reader.optionalText(.note))
  }
}
