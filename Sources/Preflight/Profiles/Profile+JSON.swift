package import JSON

extension Profile {
  package enum Keys: String, CaseIterable {
    case id, name, kind, summary, inputs, choices, settings, limits, engines, rules, prices
    case keep, usesAudio, notes
  }

  package init(
    _ value: JSONValue, at path: String, provider: String, origin: Origin
  ) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let kind: Kind = try reader.choice(.kind) else { throw reader.error(.kind, "missing") }
    self.init(
      id: try reader.text(.id), name: try reader.text(.name), provider: provider, kind: kind,
      summary: try reader.optionalText(.summary), rules: try reader.texts(.rules),
      keep: try reader.choice(.keep), usesAudio: try reader.flag(.usesAudio),
      notes: try reader.optionalText(.notes), origin: origin)
    guard !id.isEmpty, id.utf8.allSatisfy(Self.mayBeInID) else {
      throw reader.error(.id, "an id consists of letters, digits and . _ / @ # * -")
    }
    for (value, path) in try reader.elements(.inputs) {
      inputs.append(try Input(value, at: path))
    }
    for (value, path) in try reader.elements(.choices) {
      choices.append(try Choice(value, at: path))
    }
    for (name, value) in try reader.freeMembers(.settings) {
      settings[name] = try Setting(value, at: "\(reader.path(of: .settings)).\(name)")
    }
    for (value, path) in try reader.elements(.limits) {
      limits.append(try Limit(value, at: path))
    }
    for (value, path) in try reader.elements(.engines) {
      engines.append(try Engine(value, at: path))
    }
    for (value, path) in try reader.elements(.prices) {
      prices.append(try Price(value, at: path))
    }
    try checkRoles(at: path)
  }

  private static func mayBeInID(_ byte: UInt8) -> Bool {
    let character = Character(UnicodeScalar(byte))
    return character.isASCII
      && (character.isLetter || character.isNumber || "._/@#*-".contains(character))
  }

  /// Refuses a role that is named somewhere but that no input has.
  private func checkRoles(at path: String) throws(DocumentError) {
    let known = inputs.map(\.role)
    if let twice = known.first(where: { role in known.count { $0 == role } > 1 }) {
      throw DocumentError(at: "\(path).inputs", "the role '\(twice)' is given twice")
    }
    for (index, input) in inputs.enumerated() {
      try check(input.requires + input.excludes, among: known, at: "\(path).inputs[\(index)]")
    }
    for (index, choice) in choices.enumerated() {
      try check(choice.roles, among: known, at: "\(path).choices[\(index)].roles")
    }
    guard kind != .rules else { return }
    for (index, limit) in limits.enumerated() where limit.scope != .output {
      let named = limit.roles.compactMap { if case .role(let role) = $0 { role } else { nil } }
      try check(named, among: known, at: "\(path).limits[\(index)].roles")
    }
  }

  private func check(
    _ roles: [String], among known: [String], at path: String
  ) throws(DocumentError) {
    guard let unknown = roles.first(where: { !known.contains($0) }) else { return }
    throw DocumentError(
      at: path, "no input has the role '\(unknown)'",
      suggestions: NearestNames.to(unknown, among: known))
  }
}
