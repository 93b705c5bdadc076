import JSON

/// What is known of how a provider publishes what it takes.
struct ImportProvider: Sendable, Hashable {
  var name: String
  /// The ends of the names of its servers.
  var hosts: [String] = []
  /// Keys of a document's `info` that only this provider writes.
  var marks: [String] = []
  /// Titles of documents that only this provider writes.
  var titles: [String] = []
  /// What the ids of its profiles begin with, without the slash; empty where the models say it.
  var prefix = ""
  /// The profile of its rules, or nil when it has none.
  var rules: String?
  /// How many bytes it counts to a kilobyte.
  var kilobyte = 1000
  /// What an id ends in for a model that is asked under a path, by the path's last part.
  var endings: [String: String] = [:]
  /// Paths that do not say which model is asked.
  var silentPaths: [String] = []
  /// What the names of its files begin with, where only they name the model; nil elsewhere.
  var fileNamePrefix: String?

  /// The providers that are known.
  static let known: [ImportProvider] = {
    do {
      let text = EmbeddedImports.files.first { $0.name == "providers" }?.text ?? ""
      return try providers(in: Array(text.utf8))
    } catch {
      preconditionFailure("The embedded providers are malformed: \(error).")
    }
  }()

  private enum FileKeys: String, CaseIterable {
    case schema, providers
  }

  private enum Keys: String, CaseIterable {
    case name, hosts, marks, titles, prefix, rules, megabyte, endings, silentPaths, fileNamePrefix
  }

  private static func providers(in bytes: [UInt8]) throws -> [ImportProvider] {
    let reader = try ObjectReader<FileKeys>(try JSONReader.document(bytes), at: "")
    return try reader.elements(.providers).map { value, path in
      let entry = try ObjectReader<Keys>(value, at: path)
      var endings: [String: String] = [:]
      for (name, value) in try entry.freeMembers(.endings) { endings[name] = value.text }
      return ImportProvider(
        name: try entry.text(.name), hosts: try entry.texts(.hosts), marks: try entry.texts(.marks),
        titles: try entry.texts(.titles), prefix: try entry.optionalText(.prefix) ?? "",
        rules: try entry.optionalText(.rules),
        kilobyte: try entry.count(.megabyte) == 1_048_576 ? 1024 : 1000, endings: endings,
        silentPaths: try entry.texts(.silentPaths),
        fileNamePrefix: try entry.optionalText(.fileNamePrefix))
    }
  }

  /// The provider that somebody names; one that is not known gets its name as prefix.
  init(named name: String) {
    if let known = Self.known.first(where: { $0.name.lowercased() == name.lowercased() }) {
      self = known
      self.name = name
    } else {
      self.init(name: name, prefix: Self.slug(name))
    }
  }

  /// The provider that a document is of, or nil when it does not say.
  init?(of document: SchemaDocument) {
    let info = document.value("info")
    let title = info?.member("title")?.text ?? ""
    let hosts = document.hosts
    let known = Self.known.first { provider in
      provider.marks.contains { info?.member($0) != nil }
        || hosts.contains { host in provider.owns(host) }
        || provider.titles.contains(title)
    }
    if let known {
      self = known
    } else if let name = hosts.lazy.compactMap(Self.name(of:)).first {
      self.init(name: name, prefix: Self.slug(name))
    } else {
      return nil
    }
  }

  init(
    name: String, hosts: [String] = [], marks: [String] = [], titles: [String] = [],
    prefix: String, rules: String? = nil, kilobyte: Int = 1000, endings: [String: String] = [:],
    silentPaths: [String] = [], fileNamePrefix: String? = nil
  ) {
    self.name = name
    self.hosts = hosts
    self.marks = marks
    self.titles = titles
    self.prefix = prefix
    self.rules = rules
    self.kilobyte = kilobyte
    self.endings = endings
    self.silentPaths = silentPaths
    self.fileNamePrefix = fileNamePrefix
  }

  private func owns(_ host: String) -> Bool {
    hosts.contains { host == $0 || host.hasSuffix("." + $0) }
  }

  /// The part of a host's name that says whose it is, or nil for a number or a local name.
  private static func name(of host: String) -> String? {
    let parts = host.split(separator: ".").map(String.init)
    guard parts.count >= 2, parts.last?.contains(where: \.isLetter) == true, host != "example.com"
    else { return nil }
    let isDouble = parts.count > 2 && ["co", "com"].contains(parts[parts.count - 2])
    return parts[parts.count - (isDouble ? 3 : 2)]
  }

  /// A name as part of an id: small letters, digits and dashes.
  static func slug(_ name: String) -> String {
    String(name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
      .split(separator: "-").joined(separator: "-")
  }
}

extension SchemaDocument {
  /// The names of the servers that the document gives.
  var hosts: [String] {
    let servers = (value("servers")?.elements ?? []).compactMap { $0.member("url")?.text }
    let others = [value("host")?.text].compactMap(\.self)
    return (servers + others).compactMap { address in
      let rest = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
      let host = rest.prefix { $0 != "/" && $0 != ":" && $0 != "?" }
      return host.isEmpty ? nil : host.lowercased()
    }
  }
}
