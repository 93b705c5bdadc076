import JSON

/// The way from a request to one of its fields, as errors write it.
enum FieldPath {
  /// The steps from the outside in: `["body", "input.image_urls", 0]` is `input`, `image_urls`, `0`.
  static func parts(of value: JSONValue?) -> [String] {
    var parts: [String] = []
    switch value {
    case .array(let elements)?:
      for element in elements {
        switch element {
        case .text(let text): parts += steps(text)
        case .number(let number): parts.append(number)
        case .null, .flag, .array, .object: break
        }
      }
    case .text(let text)?: parts = steps(text)
    case .null?, .flag?, .number?, .object?, nil: break
    }
    if ["body", "query", "path"].contains(parts.first), parts.count > 1 { parts.removeFirst() }
    if parts == ["body"] { parts = [] }
    return Array(parts.prefix(8))
  }

  private static func steps(_ text: String) -> [String] {
    text.prefix(200).split { ".[]/ ".contains($0) }.map(String.init).filter(SafeName.isName)
  }
}
