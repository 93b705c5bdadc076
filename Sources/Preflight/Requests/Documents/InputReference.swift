import MediaModel

/// What a value of a request leads to.
public enum InputReference: Sendable, Hashable {
  /// A local file, by its path as it is to be opened.
  case file(String)
  /// The content itself, as a data URI, or as its base64 without anything around it.
  case dataURI(String)
  /// An address of the web, as it was given.
  case address(String)
  /// An address of another kind, by its scheme in small letters.
  case other(scheme: String)

  /// Reads a value: what names no scheme is a path.
  public init(_ text: String) {
    guard let scheme = Self.scheme(of: text) else {
      self = Self.isBareBase64(text) ? .dataURI(text) : .file(text)
      return
    }
    switch scheme {
    case "data": self = .dataURI(text)
    case "http", "https": self = .address(text)
    case "file": self = Self.path(ofFileURL: text).map { .file($0) } ?? .other(scheme: scheme)
    default: self = .other(scheme: scheme)
    }
  }

  /// The scheme of an address, or nil for what may as well be a path.
  ///
  /// Without two slashes only the schemes that have none are taken for one: `take:2.mov` is a path.
  private static func scheme(of text: String) -> String? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = text[..<colon]
    guard name.utf8.count > 1, name.first?.isLetter == true,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) })
    else { return nil }
    let hasSlashes = text[colon...].hasPrefix("://")
    let scheme = name.lowercased()
    return hasSlashes || ["data", "blob", "file"].contains(scheme) ? scheme : nil
  }

  /// Whether a text is base64 rather than a path: longer than any name of a file, and of nothing else.
  private static func isBareBase64(_ text: String) -> Bool {
    let longestName = 255
    return text.utf8.count > longestName
      && !text.utf8.prefix(longestName + 1).contains(UInt8(ascii: "."))
      && Base64.decoded(Array(text.utf8)) != nil
  }

  /// The path of a `file:` URL, or nil when it names another computer or no path.
  private static func path(ofFileURL text: String) -> String? {
    var rest = text.dropFirst("file:".count)
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let host = rest.prefix { $0 != "/" }
      guard host.isEmpty || host.lowercased() == "localhost" else { return nil }
      rest = rest[host.endIndex...]
    }
    guard rest.first == "/",
      let bytes = PercentEncoding.decoded(rest.prefix { $0 != "?" && $0 != "#" }),
      let path = String(validating: bytes, as: UTF8.self), !path.utf8.contains(0)
    else { return nil }
    return path
  }
}

/// Bytes that are written as `%` and two hexadecimal digits.
enum PercentEncoding {
  /// The bytes that a text stands for, or nil when a percent sign is not followed by two digits.
  static func decoded(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    bytes.reserveCapacity(rest.count)
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
