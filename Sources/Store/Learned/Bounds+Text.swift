import MediaModel
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
    let size = PixelSize(stored: value)
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

extension PixelSize {
  /// The size that was stored, or nil when the text is none.
  fileprivate init?(stored text: String) {
    let sides = text.split(separator: "x").map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1] else { return nil }
    self.init(width: width, height: height)
  }
}
