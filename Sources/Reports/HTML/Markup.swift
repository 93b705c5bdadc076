import Preflight

/// A piece of a page that may stand in it: what comes from files is escaped, and only words of this
/// program become elements and attributes.
struct Markup: Sendable, Hashable {
  /// The piece as HTML.
  private(set) var html: String

  /// Nothing.
  static let empty = Markup(html: "")

  /// Text, with everything in it shown and nothing acted upon.
  static func text(_ text: String) -> Markup { Markup(html: text.safeForTerminal.escapedForHTML) }

  /// HTML that is a file of this program.
  static func resource(_ name: StaticString) -> Markup {
    Markup(html: PageResource.text(name.description))
  }

  /// A style sheet or a script of this program, as the content of its element.
  static func embedded(_ source: String) -> Markup {
    precondition(!source.contains("</"), "An embedded text must not end its element.")
    return Markup(html: source)
  }

  /// An element with its content; attributes that are nil are left out, and elements without content end
  /// themselves.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ content: [Markup] = []
  ) -> Markup {
    var html = "<\(name)"
    for (name, value) in attributes {
      guard let value else { continue }
      html += value.isEmpty ? " \(name)" : " \(name)=\"\(value.safeForTerminal.escapedForHTML)\""
    }
    html += ">"
    guard !isVoid(name) else { return Markup(html: html) }
    for part in content { html += part.html }
    return Markup(html: html + "</\(name)>")
  }

  /// An element with one text as its content.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String
  ) -> Markup {
    element(name, attributes, [.text(text)])
  }

  /// A link to a page of the web, or the text alone when the address is none.
  ///
  /// The browser tells the page behind it nothing, and loads nothing before a person follows it. A titled
  /// link does not show its address, so print adds it.
  static func link(to address: String, _ content: Markup, isTitled: Bool = false) -> Markup {
    let isOfTheWeb = ["https://", "http://"].contains { address.lowercased().hasPrefix($0) }
    let isPlain = address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
    guard isOfTheWeb, isPlain else { return content }
    return element(
      "a",
      ["href": address, "rel": "noreferrer noopener", "class": isTitled ? "titled" : nil],
      [content])
  }

  /// A file's name, kept apart from the direction of writing around it.
  static func name(_ name: String) -> Markup { element("bdi", [:], [.text(name)]) }

  /// Pieces one after the other.
  static func joined(_ parts: [Markup], separator: Markup = .empty) -> Markup {
    Markup(html: parts.map(\.html).joined(separator: separator.html))
  }

  /// Both pieces.
  static func + (left: Markup, right: Markup) -> Markup { Markup(html: left.html + right.html) }

  /// Adds a piece.
  static func += (left: inout Markup, right: Markup) { left.html += right.html }

  var isEmpty: Bool { html.isEmpty }

  private static func isVoid(_ name: StaticString) -> Bool {
    ["img", "input", "meta", "br"].contains(name.description)
  }
}

extension Markup: ExpressibleByStringLiteral {
  /// Text that is written in this program.
  init(stringLiteral value: StaticString) { self = .text(value.description) }
}

extension String {
  /// The text with the characters as references that mean something in HTML.
  fileprivate var escapedForHTML: String {
    guard utf8.contains(where: \.isSpecialInHTML) else { return self }
    var result = ""
    for character in unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}

extension UInt8 {
  fileprivate var isSpecialInHTML: Bool { "&<>\"'".utf8.contains(self) }
}

extension Markup {
  /// A small picture that stands in the page itself.
  static func picture(_ thumbnail: Thumbnail, alternative: String) -> Markup {
    element(
      "img",
      [
        "src": "data:image/jpeg;base64," + Base64.encoded(thumbnail.jpeg),
        "width": "\(thumbnail.size.width)", "height": "\(thumbnail.size.height)",
        "alt": alternative, "decoding": "async",
      ])
  }
}

/// Signs that are told apart by their shape: a circle, a triangle, an octagon, a square.
enum Icon {
  /// A sign that says nothing to a screen reader, since words stand beside it.
  static func of(_ verdict: Verdict) -> Markup {
    switch verdict {
    case .pass: check
    case .warn: triangle
    case .unknown: question
    case .fail: octagon
    }
  }

  /// The sign of a finding.
  static func of(_ severity: Severity) -> Markup {
    switch severity {
    case .blocker: octagon
    case .unverified: question
    case .alteration: triangle
    case .advice: dot
    }
  }

  static let check = Markup.resource("check")
  static let triangle = Markup.resource("triangle")
  static let octagon = Markup.resource("octagon")
  static let question = Markup.resource("question")
  static let dot = Markup.resource("dot")
}
