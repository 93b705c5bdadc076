/// A name of an option or flag, as typed.
enum ArgumentName: Hashable, Sendable {
  case long(String)
  case short(Character)

  var isShort: Bool {
    switch self {
    case .long: false
    case .short: true
    }
  }

  /// The name without its dashes.
  var text: String {
    switch self {
    case .long(let name): name
    case .short(let letter): String(letter)
    }
  }

  /// The name with its dashes.
  var spelling: String {
    isShort ? "-" + text : "--" + text
  }
}

extension String {
  /// The name in lowercase words with hyphens: `useHTTPServer` becomes `use-http-server`.
  var hyphenated: String {
    let characters = Array(self)
    var result = ""
    for (index, character) in characters.enumerated() {
      let following = characters.dropFirst(index + 1).first
      if character.isUppercase, index > 0 {
        let endsWord = !characters[index - 1].isUppercase
        let startsWordAfterInitials = following?.isLowercase == true
        if endsWord || startsWordAfterInitials { result += "-" }
      }
      result += character.lowercased()
    }
    return result
  }
}
