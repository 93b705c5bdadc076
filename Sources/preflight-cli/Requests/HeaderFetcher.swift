import Platform
import Preflight
import System

/// Asks the servers of addresses what lies behind them, by one HEAD each and without following them
/// further.
///
/// The server's number is looked up here, refused unless the whole net can reach it, and given to
/// curl, so that no second look-up can lead elsewhere.
struct HeaderFetcher: Sendable {
  /// Looks a server's numbers up by its name.
  var resolve: @Sendable (String) -> HostLookup
  /// Runs curl with arguments, and with a configuration on its standard input.
  var runCurl: @Sendable (_ arguments: [String], _ configuration: String) throws -> ProcessOutput

  /// The fetcher that asks the net.
  static let system = HeaderFetcher(
    resolve: { HostLookup.system($0) },
    runCurl: { arguments, configuration in
      try CapturedProcess(program: "curl", arguments: arguments)
        .output(withInput: Array(configuration.utf8), atMost: 256 << 10)
    })

  /// What a server says about an address.
  ///
  /// - Throws: `FileError` when curl cannot be run.
  func answer(about address: WebAddress) throws -> AddressAnswer {
    let numbers: [IPAddress]
    switch place(of: address) {
    case .found(let found): numbers = found
    case .refused(let reason): return .refused(reason)
    case .unreachable(let reason): return .unreachable(reason)
    }
    let output = try runCurl(
      Self.arguments(for: address, at: numbers), Self.configuration(for: address))
    guard output.code == 0 else { return .unreachable(Self.reason(output.code)) }
    guard let headers = AddressHeaders(curlOutput: output.bytes) else {
      return .unreachable("its server's response cannot be read")
    }
    return .headers(headers)
  }

  /// Where the server of an address is, if it may be asked.
  enum Place {
    case found([IPAddress])
    /// The server must not be asked: the reason as a clause.
    case refused(String)
    /// There is no such server: the reason as a clause.
    case unreachable(String)
  }

  /// The numbers of an address' server.
  func place(of address: WebAddress) -> Place {
    guard address.text.utf8.count <= 1 << 14 else {
      return .refused("it has more than 16,384 characters")
    }
    guard address.host.allSatisfy(\.isASCII) else {
      return .refused("its server's name has letters beyond ASCII; write it as xn--")
    }
    let numbers: [IPAddress]
    if let number = IPAddress(host: address.host) {
      guard address.host.contains(":") || number.text == address.host else {
        return .refused("its server is an IP address in an unusual form")
      }
      numbers = [number]
    } else {
      switch resolve(address.host) {
      case .found(let found): numbers = found
      case .unknown(let reason): return .unreachable(reason)
      }
    }
    guard !numbers.isEmpty else { return .unreachable("its server has no address") }
    guard numbers.allSatisfy(\.isPublic) else {
      return .refused("its server is this computer or in a private network")
    }
    return .found(numbers)
  }

  /// The arguments of curl, in which nothing secret stands: they are seen by everybody who lists the
  /// processes.
  static func arguments(for address: WebAddress, at numbers: [IPAddress]) -> [String] {
    ["-q", "--head"] + options(for: address, at: numbers, seconds: 10, schemes: "http,https")
  }

  /// What curl is told for every request: how long it may take, and by what schemes, without asking a
  /// proxy and without following anything.
  static func options(
    for address: WebAddress, at numbers: [IPAddress], seconds: Int, schemes: String
  ) -> [String] {
    let port = address.port ?? (address.scheme == "https" ? 443 : 80)
    let places = numbers.map { number in
      number.text.contains(":") ? "[\(number.text)]" : number.text
    }
    let host = address.host.contains(":") ? "[\(address.host)]" : address.host
    return [
      "--silent", "--max-time", String(seconds), "--max-redirs", "0",
      "--proto", "=\(schemes)", "--noproxy", "*", "--globoff",
      "--user-agent", "preflight/\(PreflightVersion.current)",
      "--resolve", "\(host):\(port):\(places.joined(separator: ","))", "--config", "-",
    ]
  }

  /// The address in the form of curl's configuration.
  static func configuration(for address: WebAddress) -> String {
    let quoted = address.text.flatMap { character in
      character == "\"" || character == "\\" ? ["\\", character] : [character]
    }
    return "url = \"\(String(quoted))\"\n"
  }

  static func reason(_ code: Int32) -> String {
    switch code {
    case 5, 6: "the name of its server cannot be resolved"
    case 7: "its server refuses connections"
    case 28: "its server took more than 10 seconds"
    case 35, 51, 58, 59, 60, 77, 80, 83, 90, 91: "the connection to its server is not secure"
    case 52, 55, 56: "its server closed the connection"
    default: "curl ended with \(code)"
    }
  }
}

extension AddressHeaders {
  /// The last answer in what curl printed, or nil when there is none.
  init?(curlOutput bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0.isNewline }
    // Answers such as "100 Continue" come before the one that counts.
    guard let start = lines.lastIndex(where: { $0.hasPrefix("HTTP/") }),
      let status = lines[start].split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    self.init(status: status)
    var isEncoded = false
    for line in lines[(start + 1)...] {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
      switch line[..<colon].lowercased() {
      case "content-type": contentType = String(value.prefix(200))
      case "content-length": contentLength = Int64(value).flatMap { $0 >= 0 ? $0 : nil }
      case "content-encoding": isEncoded = value.lowercased() != "identity"
      default: break
      }
    }
    // Of what is packed for the way, the length is not the file's.
    if isEncoded { contentLength = nil }
  }
}

/// What came of looking a server's name up.
enum HostLookup: Sendable, Equatable {
  case found([IPAddress])
  /// The name leads nowhere: the reason as a clause.
  case unknown(String)

  /// Every number that the system knows for a name.
  static func system(_ name: String) -> HostLookup {
    var hints = unsafe addrinfo()
    unsafe hints.ai_family = AF_UNSPEC
    #if canImport(Darwin)
      unsafe hints.ai_socktype = SOCK_STREAM
    #else
      unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(name, nil, &hints, &list) == 0 else {
      return .unknown("the name of its server cannot be resolved")
    }
    defer { unsafe freeaddrinfo(list) }
    var numbers: [IPAddress] = []
    var next = unsafe list
    while let entry = unsafe next {
      if let number = unsafe address(entry.pointee), !numbers.contains(number) {
        numbers.append(number)
      }
      unsafe next = entry.pointee.ai_next
    }
    return .found(numbers)
  }

  private static func address(_ entry: addrinfo) -> IPAddress? {
    guard let start = unsafe entry.ai_addr else { return nil }
    let raw = UnsafeRawPointer(start)
    let family = unsafe entry.ai_family
    if family == AF_INET {
      let address = unsafe raw.loadUnaligned(as: sockaddr_in.self)
      return unsafe withUnsafeBytes(of: address.sin_addr) { unsafe IPAddress(bytes: Array($0)) }
    }
    guard family == AF_INET6 else { return nil }
    let address = unsafe raw.loadUnaligned(as: sockaddr_in6.self)
    return unsafe withUnsafeBytes(of: address.sin6_addr) { unsafe IPAddress(bytes: Array($0)) }
  }
}
