/// An address of the web, taken apart as far as its form tells what a provider will do with it.
public struct WebAddress: Sendable, Hashable {
  /// The whole address as it was given; it may hold secrets and is never shown.
  public let text: String
  /// `http` or `https`.
  public let scheme: String
  /// The name or number of the server, in small letters; an IPv6 address without its brackets.
  public let host: String
  /// The port, or nil for the usual one.
  public let port: Int?
  /// What follows the server up to the query, with its leading slash; empty when nothing does.
  public let path: String
  /// Whether a name or a password stands before the server.
  public let hasUserInfo: Bool

  /// The parts of an address, or nil when it is malformed or none of the web.
  public init?(_ text: String) {
    guard let mark = text.firstRange(of: "://"), text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { return nil }
    let scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = text[mark.upperBound...]
    let authority = rest.prefix { !"/?#\\".contains($0) }
    let tail = rest[authority.endIndex...]
    guard tail.first != "\\" else { return nil }
    let server = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
    guard let place = Self.place(server ?? authority) else { return nil }
    self.text = text
    self.scheme = scheme
    (host, port) = place
    path = String(tail.prefix { $0 != "?" && $0 != "#" })
    hasUserInfo = server != nil
  }

  /// The address without user, query and fragment, as it may be shown.
  public var shown: String {
    let longest = 100
    let name = host.contains(":") ? "[\(host)]" : host
    let place = "\(scheme)://\(name)" + (port.map { ":\($0)" } ?? "")
    return place + (path.count > longest ? path.prefix(longest) + "…" : path)
  }

  /// What follows the last dot of the path's last part, in small letters, or nil without a dot.
  var pathExtension: String? {
    let name = path.lastPathPart
    guard path.last != "/", let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return nil
    }
    let letters = name[name.index(after: dot)...].lowercased()
    let isPlain = letters.utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
    return isPlain && (1...5).contains(letters.count) ? letters : nil
  }

  /// A server and its port, or nil when either is malformed.
  private static func place(_ server: Substring) -> (String, Int?)? {
    let host: Substring
    let after: Substring
    if server.first == "[" {
      guard let close = server.firstIndex(of: "]") else { return nil }
      host = server[server.index(after: server.startIndex)..<close]
      after = server[server.index(after: close)...]
      guard IPAddress(v6: String(host)) != nil else { return nil }
    } else {
      host = server.prefix { $0 != ":" }
      after = server[host.endIndex...]
      guard host.unicodeScalars.allSatisfy(isPartOfName) else { return nil }
    }
    guard !host.isEmpty, host != "." else { return nil }
    guard !after.isEmpty else { return (host.lowercased(), nil) }
    guard after.first == ":" else { return nil }
    let digits = after.dropFirst()
    guard !digits.isEmpty else { return (host.lowercased(), nil) }
    guard let port = UInt16(digits), port > 0 else { return nil }
    return (host.lowercased(), Int(port))
  }

  private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII || Character(scalar).isLetter || Character(scalar).isNumber
      || "-._".unicodeScalars.contains(scalar)
  }
}
