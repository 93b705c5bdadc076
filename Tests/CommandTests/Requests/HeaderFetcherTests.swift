import Testing

@testable import MediaModel
@testable import Preflight
@testable import System
@testable import preflight_cli

struct HeaderFetcherTests {
  private let address = WebAddress("https://media.example.com/a\"b.mp4?sig=secret")

  private func fetcher(
    _ numbers: [String] = ["93.184.216.34"], code: Int32 = 0, answer: String = "HTTP/1.1 200 OK\r\n"
  ) -> HeaderFetcher {
    HeaderFetcher(
      resolve: { _ in .found(numbers.compactMap { IPAddress(host: $0) }) },
      runCurl: { _, _ in ProcessOutput(code: code, bytes: Array(answer.utf8)) })
  }

  private func headers(_ answer: String) throws -> AddressHeaders? {
    let address = try #require(address)
    guard case .headers(let headers) = try fetcher(answer: answer).answer(about: address) else {
      return nil
    }
    return headers
  }

  @Test func readsTheLastAnswer() throws {
    let headers = try #require(
      try headers(
        "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/2 200 \r\ncontent-type: video/mp4; a=b\r\n"
          + "Content-Length: 4096\r\n\r\n"))
    #expect(
      headers == AddressHeaders(status: 200, contentType: "video/mp4; a=b", contentLength: 4096))
    #expect(headers.mediaKind == .video)
    #expect(headers.format == "mp4")
  }

  @Test(arguments: ["Content-Length: -5", "Content-Length: many", "Content-Length:", "x"])
  func aLengthThatIsNoneIsUnknown(line: String) throws {
    #expect(try headers("HTTP/1.1 200 OK\r\n\(line)\r\n\r\n")?.contentLength == nil)
  }

  @Test func theLengthOfWhatIsPackedIsNotTheFiles() throws {
    let text = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 10\r\n\r\n"
    #expect(try headers(text)?.contentLength == nil)
  }

  @Test(arguments: ["", "nonsense", "HTTP/1.1\r\n", "HTTP/1.1 abc\r\n"])
  func anAnswerThatIsNoneIsNoAnswer(text: String) throws {
    #expect(try headers(text) == nil)
  }

  /// One number among many that is not public is enough.
  @Test(arguments: [
    ["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::1"], ["::ffff:192.168.0.1"], ["fd00::1"],
    ["169.254.169.254"], ["0.0.0.0"], ["100.64.0.1"], ["240.0.0.1"], ["ff02::1"],
  ])
  func asksNobodyInAPrivateNetwork(numbers: [String]) throws {
    let silent = HeaderFetcher(
      resolve: { _ in .found(numbers.compactMap { IPAddress(host: $0) }) },
      runCurl: { _, _ in
        Issue.record("curl was run.")
        return ProcessOutput(code: 0, bytes: [])
      })
    guard case .refused = try silent.answer(about: #require(address)) else {
      Issue.record("\(numbers) was not refused.")
      return
    }
  }

  @Test(arguments: [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/",
    "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://134744072/", "http://010.8.8.8/",
    "https://exämple.com/",
  ])
  func asksNoNumberThatIsPrivateOrOddlySpelt(text: String) throws {
    let silent = HeaderFetcher(
      resolve: { _ in
        Issue.record("a number was looked up.")
        return .found([])
      },
      runCurl: { _, _ in
        Issue.record("curl was run.")
        return ProcessOutput(code: 0, bytes: [])
      })
    guard case .refused = try silent.answer(about: #require(WebAddress(text))) else {
      Issue.record("\(text) was not refused.")
      return
    }
  }

  @Test func pinsTheNumberAndKeepsTheAddressOffTheCommandLine() throws {
    let address = try #require(address)
    let numbers = ["93.184.216.34", "2606:4700::1"].compactMap { IPAddress(host: $0) }
    let arguments = HeaderFetcher.arguments(for: address, at: numbers)
    #expect(
      arguments.contains("media.example.com:443:93.184.216.34,[2606:4700:0:0:0:0:0:1]"))
    #expect(!arguments.contains { $0.contains("secret") })
    #expect(arguments.first == "-q")
    #expect(
      HeaderFetcher.configuration(for: address)
        == "url = \"https://media.example.com/a\\\"b.mp4?sig=secret\"\n")
  }

  @Test(arguments: [
    (6, "cannot be resolved"), (7, "refuses connections"), (28, "10 seconds"), (60, "not secure"),
  ])
  func saysWhyThereIsNoAnswer(code: Int32, words: String) throws {
    guard
      case .unreachable(let reason) = try fetcher(code: code).answer(about: #require(address))
    else {
      Issue.record("It was reached.")
      return
    }
    #expect(reason.contains(words))
  }
}
