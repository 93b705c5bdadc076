extension String {
  /// The text with control characters spelled out, so that it cannot steer a terminal.
  var escaped: String { escaped(keeping: "") }

  /// The same, but with line ends and tabs as they are.
  var escapedKeepingLines: String { escaped(keeping: "\n\t") }

  private func escaped(keeping kept: String) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if !scalar.steersTerminals || kept.unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += scalar.spelledOut
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether the character is a control code, a line separator, or reorders what stands around it.
  fileprivate var steersTerminals: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }

  fileprivate var spelledOut: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    }
  }
}
