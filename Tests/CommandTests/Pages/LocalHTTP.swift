import Foundation

/// Asks a server on this machine one thing at a time.
///
/// Foundation's sessions stumble over header lines without a space, as the browser's driver writes them.
struct LocalHTTP: Sendable {
  let port: Int

  /// Something that the server refused, or did not answer.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The body of the answer.
  ///
  /// - Throws: ``Failure`` when there is none, or its code is not 200.
  func answer(_ method: String, _ path: String, _ body: Data?) throws -> Data {
    let socket = try connected()
    defer { close(socket) }
    let body = body ?? Data()
    let head =
      "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
      + "Content-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n"
    let file = FileHandle(fileDescriptor: socket, closeOnDealloc: false)
    try file.write(contentsOf: Data(head.utf8) + body)
    var answer = Data()
    while true {
      if let rest = try Self.body(in: answer) { return rest }
      // Reading a number of bytes would wait for all of them.
      let more = file.availableData
      guard !more.isEmpty else {
        throw Failure(description: "\(path): the answer ended too early")
      }
      answer += more
    }
  }

  private func connected() throws -> Int32 {
    #if canImport(Darwin)
      let number = Darwin.socket(AF_INET, SOCK_STREAM, 0)
    #else
      let number = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(clamping: port).bigEndian)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe connect(number, pointer, size)
      }
    }
    guard result == 0 else {
      close(number)
      throw Failure(description: "nobody listens at port \(port)")
    }
    return number
  }

  /// The body of an answer, or nil while it is not whole.
  private static func body(in answer: Data) throws -> Data? {
    guard let end = answer.range(of: Data("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self).lowercased()
    let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.drop { $0 != ":" }.dropFirst().filter(\.isNumber)) }
    let body = answer[end.upperBound...]
    guard let length, body.count >= length else { return nil }
    guard head.hasPrefix("http/1.1 200") else {
      throw Failure(description: String(decoding: body, as: UTF8.self))
    }
    return Data(body.prefix(length))
  }
}
