import Preflight
import System

/// Fetches a document from an address, over https only, without following it further.
struct DocumentFetcher: Sendable {
  /// No document is larger.
  static let maximumByteCount = 16 << 20

  /// Looks the server up and runs curl.
  var net: HeaderFetcher

  /// The fetcher that asks the net.
  static let system = DocumentFetcher(
    net: HeaderFetcher(
      resolve: { HostLookup.system($0) },
      runCurl: { arguments, configuration in
        try CapturedProcess(program: "curl", arguments: arguments)
          .output(withInput: Array(configuration.utf8), atMost: maximumByteCount + (256 << 10))
      }))

  /// The document at an address.
  ///
  /// - Throws: `FileError` when the address must not be asked, its server cannot be reached or leads
  ///   elsewhere, or the document is too large.
  func document(at address: WebAddress) throws -> [UInt8] {
    guard address.scheme == "https" else {
      throw failure(address, "only https is fetched")
    }
    guard !address.hasUserInfo else { throw failure(address, "it holds a name or a password") }
    let numbers: [IPAddress]
    switch net.place(of: address) {
    case .found(let found): numbers = found
    case .refused(let reason), .unreachable(let reason): throw failure(address, reason)
    }
    let output = try net.runCurl(
      Self.arguments(for: address, at: numbers), HeaderFetcher.configuration(for: address))
    guard output.code != 63 else {
      throw failure(address, "it is larger than \(Self.maximumByteCount >> 20) MiB")
    }
    guard output.code == 0 else { throw failure(address, Self.reason(output.code)) }
    guard let answer = Self.Answer(output.bytes) else {
      throw failure(address, "its server's response cannot be read")
    }
    switch answer.status {
    case 200..<300: break
    case 300..<400:
      let place = answer.location.flatMap { WebAddress($0)?.host } ?? "another address"
      throw failure(address, "its server leads on to \(place), which is not followed")
    default: throw failure(address, "its server answers \(answer.status)")
    }
    guard answer.body.count <= Self.maximumByteCount else {
      throw failure(address, "it is larger than \(Self.maximumByteCount >> 20) MiB")
    }
    return answer.body
  }

  /// The arguments of curl; the address itself is on its standard input.
  static func arguments(for address: WebAddress, at numbers: [IPAddress]) -> [String] {
    ["-q", "--include", "--max-filesize", String(maximumByteCount)]
      + HeaderFetcher.options(for: address, at: numbers, seconds: 30, schemes: "https")
  }

  private static func reason(_ code: Int32) -> String {
    code == 28 ? "its server took more than 30 seconds" : HeaderFetcher.reason(code)
  }

  private func failure(_ address: WebAddress, _ reason: String) -> FileError {
    FileError(description: "\(address.shown): cannot be fetched: \(reason).")
  }

  /// What a server sent: the status, where it leads, and the document.
  struct Answer: Equatable {
    var status: Int
    var location: String?
    var body: [UInt8]

    /// The last answer in what curl printed, or nil when there is none.
    init?(_ bytes: [UInt8]) {
      var rest = bytes[...]
      while true {
        guard let end = rest.firstRange(of: Array("\r\n\r\n".utf8)),
          rest.starts(with: Array("HTTP/".utf8))
        else { return nil }
        let lines = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
          .split(whereSeparator: \.isNewline)
        guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        rest = rest[end.upperBound...]
        // Answers such as "103 Early Hints" come before the one that counts.
        if status < 200 { continue }
        self.status = status
        location =
          lines.lazy.compactMap { line -> String? in
            guard line.lowercased().hasPrefix("location:") else { return nil }
            return String(line.dropFirst("location:".count).drop(while: \.isWhitespace))
          }.first
        body = Array(rest)
        return
      }
    }
  }
}
