/// The names by which an option or flag can be given.
public struct NameSpecification: Sendable, ExpressibleByArrayLiteral {
  /// One name of an option or flag.
  public struct Element: Sendable, Hashable {
    let kind: Kind

    enum Kind: Sendable, Hashable {
      case long
      case customLong(String)
      case customShort(Character)
    }

    /// The property's name in lowercase words with hyphens, after two dashes.
    public static var long: Element { Element(kind: .long) }

    /// The given words, after two dashes.
    public static func customLong(_ name: String) -> Element { Element(kind: .customLong(name)) }

    /// The given letter, after one dash.
    public static func customShort(_ character: Character) -> Element {
      Element(kind: .customShort(character))
    }
  }

  package let elements: [Element]

  /// All of the given names.
  public init(arrayLiteral elements: Element...) {
    self.elements = elements
  }

  /// The property's name in lowercase words with hyphens, after two dashes.
  public static var long: NameSpecification { [.long] }

  /// The given words, after two dashes.
  public static func customLong(_ name: String) -> NameSpecification { [.customLong(name)] }
}

extension NameSpecification {
  /// The names as typed for a property of the given name, short ones first.
  func names(ofProperty property: String) -> [ArgumentName] {
    let names = elements.map { element -> ArgumentName in
      switch element.kind {
      case .long: .long(property.hyphenated)
      case .customLong(let name): .long(name)
      case .customShort(let character): .short(character)
      }
    }
    precondition(!names.isEmpty, "The property '\(property)' must have at least one name.")
    return names.filter(\.isShort) + names.filter { !$0.isShort }
  }
}

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
