import MediaModel
import Preflight

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
