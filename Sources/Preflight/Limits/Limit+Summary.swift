import MediaModel

extension Limit {
  /// The limit in one line, as `profiles show` prints it: `"video: duration at most 5 s"`.
  public var summary: String {
    guard quantity != .note, quantity != .declaration else {
      return "\(subject): \(statement ?? note ?? name ?? "")"
    }
    let conditions = [
      when.isEmpty ? nil : "with \(Wording.list(when.map(\.text), "and"))",
      transport?.phrase, scopeText, consequence,
    ].compactMap(\.self)
    let tail = conditions.isEmpty ? "" : " (\(conditions.joined(separator: "; ")))"
    guard quantity != .setting else { return "\(subject): \(accepted)\(tail)" }
    return "\(subject): \(quantity.words) \(accepted)\(tail)"
  }

  private var subject: String {
    let names = roles.map { role in
      switch role {
      case .all: "every input"
      case .media(let type): "every \(type.rawValue)"
      case .role(let name): name
      }
    }
    if quantity == .setting { return "setting \(name ?? "")" }
    return scope == .output ? "result" : Wording.list(names, "and")
  }

  /// What is accepted, in words: `"at most 5 s"`.
  public var demandWords: String { accepted }

  private var accepted: String {
    if !allowedByContainer.isEmpty {
      return allowedByContainer.sorted { $0.key < $1.key }
        .map { "\(Wording.list($0.value)) in \($0.key)" }.joined(separator: "; ")
    }
    if quantity == .resolution { return bounds.sizeDemand }
    let listed = bounds.allowed.map { Wording.list($0.map(\.text)) }
    let range = Bounds(
      minimum: bounds.minimum, maximum: bounds.maximum, step: bounds.step, offset: bounds.offset)
    let text = range.isEmpty ? nil : range.demand(write)
    let parts = [text, listed].compactMap(\.self)
    return parts.isEmpty ? "equal" : Wording.list(parts, "and")
  }

  private func write(_ value: Rational) -> String {
    guard let unit = quantity.unit else { return Wording.number(value) }
    if quantity == .fileSize { return Wording.bytes(value) }
    return "\(Wording.number(value)) \(unit.rawValue)"
  }

  private var scopeText: String? {
    switch scope {
    case .each, .output: nil
    case .combined: "all files together"
    case .selection: "of the selected part"
    case .request: "counted together"
    }
  }

  private var consequence: String? {
    switch (effect, level) {
    case (.alter, _): behavior.map { "else \($0.replacing("-", with: " "))" } ?? "else altered"
    case (.reject, .advisory): "recommended"
    case (.reject, .hard): nil
    }
  }
}

extension Quantity {
  /// The quantity in words: `"short side"`.
  public var words: String {
    var words = ""
    for character in rawValue {
      words += character.isUppercase ? " \(character.lowercased())" : String(character)
    }
    return words.replacing("url ", with: "URL ")
  }
}
