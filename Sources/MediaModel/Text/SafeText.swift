extension String {
  /// The text without anything that a terminal would act upon: control characters and marks that
  /// change the direction of writing are shown as their numbers.
  package var safeForTerminal: String {
    guard unicodeScalars.contains(where: \.isHarmful) else { return self }
    return unicodeScalars.map { scalar in
      scalar.isHarmful
        ? "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}" : String(scalar)
    }.joined()
  }

  /// The text as one word of a POSIX shell, in letters that a terminal shows as they are.
  package var quotedForShell: String {
    let isPlain = !isEmpty && utf8.allSatisfy(\.isPlainInShell)
    if isPlain { return self }
    if unicodeScalars.contains(where: \.isHarmful) { return spelledForShell }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  /// A quoted string of bash, zsh and ksh that spells out what a terminal would act upon.
  private var spelledForShell: String {
    let spelled = unicodeScalars.map { scalar in
      if scalar == "'" || scalar == "\\" { return "\\\(scalar)" }
      guard scalar.isHarmful else { return String(scalar) }
      // Three octal digits end by themselves; a hexadecimal number would go on with the next letter.
      return String(scalar).utf8.map { byte in
        let digits = String(byte, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }.joined()
    }
    return "$'" + spelled.joined() + "'"
  }
}

extension UInt8 {
  /// Whether a shell takes the byte for itself wherever it stands.
  fileprivate var isPlainInShell: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default:
      "@%+=:,./_-".utf8.contains(self)
    }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal or a reader may be led astray by it.
  package var isHarmful: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF:
      // Emoji are joined by U+200D, which hides nothing.
      value != 0x200D
    case 0xE0000...0xE007F, 0xFFF9...0xFFFB:
      true
    default:
      false
    }
  }
}
