import Preflight

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
      return .unknown("the name of its server is not known")
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
