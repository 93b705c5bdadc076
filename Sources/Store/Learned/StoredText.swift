import Preflight

extension Bounds {
  private enum Key: String {
    case minimum, maximum, exclusiveMinimum, exclusiveMaximum
    case minimumSize, maximumSize
    case allowed, anyOf, step, offset
  }

  /// The bounds as a text with one of them a line, the same for equal bounds: `maximum 10`.
  var stored: String {
    var lines: [String] = []
    func add(_ key: Key, _ value: String?) {
      if let value { lines.append("\(key.rawValue) \(value)") }
    }
    add(minimum?.isExclusive == true ? .exclusiveMinimum : .minimum, minimum?.value.stored)
    add(maximum?.isExclusive == true ? .exclusiveMaximum : .maximum, maximum?.value.stored)
    add(.minimumSize, minimumSize?.description)
    add(.maximumSize, maximumSize?.description)
    // An empty list accepts nothing, which is not the same as no list.
    add(.anyOf, allowed.map { "\($0.count)" })
    for value in allowed ?? [] { add(.allowed, value.stored) }
    add(.step, step.map(String.init))
    add(.offset, offset == 0 ? nil : "\(offset)")
    return Lines.text(of: lines)
  }

  /// The bounds that were stored, or nil when the text is none.
  init?(stored text: String) {
    self.init()
    for line in Lines.elements(of: text) {
      guard let space = line.firstIndex(of: " "), let key = Key(rawValue: String(line[..<space])),
        read(key, String(line[line.index(after: space)...]))
      else { return nil }
    }
  }

  /// Takes one line in; false when it makes no sense.
  private mutating func read(_ key: Key, _ value: String) -> Bool {
    let number = Rational(stored: value)
    let size = PixelSize(value)
    let count = Int(value)
    switch key {
    case .minimum, .exclusiveMinimum:
      minimum = number.map { Bound($0, isExclusive: key == .exclusiveMinimum) }
      return minimum != nil
    case .maximum, .exclusiveMaximum:
      maximum = number.map { Bound($0, isExclusive: key == .exclusiveMaximum) }
      return maximum != nil
    case .minimumSize:
      minimumSize = size
      return size != nil
    case .maximumSize:
      maximumSize = size
      return size != nil
    case .anyOf:
      allowed = []
      return count != nil
    case .allowed:
      guard let value = SettingValue(stored: value) else { return false }
      allowed?.append(value)
      return allowed != nil
    case .step:
      step = count
      return count != nil
    case .offset:
      offset = count ?? 0
      return count != nil
    }
  }
}

extension SettingValue {
  /// The value with its type, exact: `number 30000/1001`, `text auto`, `flag true`.
  var stored: String {
    switch self {
    case .number(let number): "number \(number.stored)"
    case .text(let text): "text \(text)"
    case .flag(let flag): "flag \(flag)"
    }
  }

  /// The value that was stored, or nil when the text is none.
  init?(stored text: String) {
    guard let space = text.firstIndex(of: " ") else { return nil }
    let value = String(text[text.index(after: space)...])
    switch text[..<space] {
    case "number":
      guard let number = Rational(stored: value) else { return nil }
      self = .number(number)
    case "text": self = .text(value)
    case "flag":
      guard let flag = Bool(value) else { return nil }
      self = .flag(flag)
    default: return nil
    }
  }
}

extension Rational {
  /// The exact fraction, a whole number without a denominator: `30000/1001`, `25`.
  var stored: String { denominator == 1 ? "\(numerator)" : description }

  /// The fraction that was stored, or nil when the text is none.
  init?(stored text: String) {
    let terms = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(terms.count), let numerator = Int64(terms[0]),
      let denominator = terms.count == 2 ? Int64(terms[1]) : 1
    else { return nil }
    self.init(numerator, denominator)
  }
}

extension RoleSelector {
  /// The selector as profiles write it.
  var stored: String {
    switch self {
    case .all: "*"
    case .media(let type): "media:\(type.rawValue)"
    case .role(let name): name
    }
  }
}

/// A list of texts as one text with an element a line, which can be read back exactly.
enum Lines {
  /// One text of many; line breaks and backslashes in them are escaped.
  static func text(of elements: [String]) -> String {
    elements.map { element in
      element.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }.joined(separator: "\n")
  }

  /// The texts of one text.
  package static func elements(of text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { unescaped($0) }
  }

  private static func unescaped(_ line: Substring.UnicodeScalarView) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for character in line {
      switch (isEscaped, character) {
      case (false, "\\"):
        isEscaped = true
        continue
      case (true, "n"): text.append("\n")
      case (_, _): text.append(character)
      }
      isEscaped = false
    }
    return String(text)
  }
}
