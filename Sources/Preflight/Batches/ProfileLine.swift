import JSON
import MediaModel

/// What one profile says in a line.
struct ProfileLine {
  var verdict: String?
  var marks: [CheckedFile.Mark] = []
  var risk = CheckedFile.Risk.unknown
}

extension JSONReader {
  /// What counts of one profile's answer.
  mutating func readProfileLine() throws(JSONError) -> ProfileLine {
    var line = ProfileLine()
    try readObject { (reader, key) throws(JSONError) in
      switch key {
      case "verdict": line.verdict = try reader.readValue().text
      case "findings":
        try reader.readArray { (reader) throws(JSONError) in
          if let mark = try reader.readMark() { line.marks.append(mark) }
        }
      case "cost":
        let cost = try reader.readValue()
        line.risk = CheckedFile.Risk(
          from: cost.member("minimum")?.exactNumber, currency: cost.member("currency")?.text)
      default: try reader.skipValue()
      }
    }
    return line
  }

  private mutating func readMark() throws(JSONError) -> CheckedFile.Mark? {
    var id: String?
    var severity: String?
    try readObject { (reader, key) throws(JSONError) in
      switch key {
      case "id": id = try reader.readValue().text
      case "severity": severity = try reader.readValue().text
      default: try reader.skipValue()
      }
    }
    guard let id, let severity = severity.flatMap(Severity.init) else { return nil }
    return CheckedFile.Mark(id: id, severity: severity)
  }
}

extension JSONValue {
  /// A number in digits, or nil.
  var exactNumber: Rational? {
    guard case .number(let digits) = self else { return nil }
    return Rational(decimal: digits)
  }
}
