/// How the names of stills begin: with the name of their source, as far as every system takes it.
struct StillNameStem {
  let text: String

  /// The stem for a source's path, of at most so many bytes.
  init(of source: String, byteCount: Int) {
    let name = source.split(separator: "/").last ?? ""
    let dot = name.lastIndex(of: ".")
    let stem = dot.map { $0 == name.startIndex ? name : name[..<$0] } ?? name
    let safe = String(String.UnicodeScalarView(stem.unicodeScalars.map { $0.isSafe ? $0 : "_" }))
    // A dot would hide the file, a dash makes an option of it where a shell spells out `*`.
    let visible = safe.drop { ".-~ ".contains($0) }
    var text = ""
    for character in visible {
      guard text.utf8.count + character.utf8.count <= byteCount else { break }
      text.append(character)
    }
    self.text = text.isEmpty ? "still" : text
  }
}

extension Unicode.Scalar {
  /// Whether file systems take it and terminals show it as it is.
  fileprivate var isSafe: Bool {
    if #"\:*?"<>|/"#.unicodeScalars.contains(self) { return false }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
      return false
    // Marks that turn or hide writing; emoji are joined by U+200D.
    case .format: return value == 0x200D
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol, .spaceSeparator:
      return true
    @unknown default: return false
    }
  }
}
