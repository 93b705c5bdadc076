/// How far a batch is, in words: `"1,204 of 9,000 files  310 a second  26 s left  12 failed"`.
struct BatchProgressWords {
  let doneCount: Int
  /// How many there are, or nil while that is not known.
  let total: Int?
  let failureCount: Int
  /// Seconds since the start.
  let elapsed: Double

  /// The words on one line of at most so many columns; what has no room is left out from the end.
  func text(columns: Int) -> String {
    var text = ""
    for part in parts {
      let longer = text.isEmpty ? part : text + "  " + part
      guard longer.count <= columns else { break }
      text = longer
    }
    return text
  }

  private var parts: [String] {
    var parts = [
      total.map { "\(doneCount.grouped) of \($0.grouped) files" } ?? "\(doneCount.grouped) files"
    ]
    if failureCount > 0 { parts.append("\(failureCount.grouped) failed") }
    guard doneCount > 0, elapsed > 0 else { return parts }
    let speed = Double(doneCount) / elapsed
    parts.append(
      speed >= 10 ? "\(Int(min(speed, 1e9)).grouped) a second" : "\(tenths(speed)) a second")
    if let total, total >= doneCount {
      parts.append("\(ProgressWords.time(Double(total - doneCount) / speed)) left")
    }
    return parts
  }

  private func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension Int {
  /// The number with its thousands apart: `12,345`.
  var grouped: String {
    var digits = Array(String(self))
    var place = digits.count - 3
    while place > 0, digits[place - 1] != "-" {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }
}
