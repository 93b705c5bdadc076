import Testing

@testable import MediaModel
@testable import Preflight
@testable import System
@testable import preflight_cli

struct DocumentFetcherTests {
  private func fetcher(_ output: String, code: Int32 = 0) -> DocumentFetcher {
    DocumentFetcher(
      net: HeaderFetcher(
        resolve: { _ in .found([IPAddress(host: "93.184.216.34")].compactMap(\.self)) },
        runCurl: { _, _ in ProcessOutput(code: code, bytes: Array(output.utf8)) }))
  }

  private func document(_ output: String, code: Int32 = 0) throws -> String {
    let address = try #require(WebAddress("https://example.com/openapi.json?key=secret"))
    return String(
      decoding: try fetcher(output, code: code).document(at: address), as: UTF8.self)
  }

  @Test func theBodyBehindTheLastHeadersIsTheDocument() throws {
    #expect(try document("HTTP/2 200 \r\nx: y\r\n\r\n{\"a\": 1}\r\n\r\n") == "{\"a\": 1}\r\n\r\n")
    #expect(
      try document("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n\r\nHTTP/ is text")
        == "HTTP/ is text")
  }

  @Test(arguments: [
    (
      "HTTP/1.1 301 Moved\r\nLocation: https://evil.example/a\r\n\r\n", Int32(0),
      "leads on to evil.example"
    ),
    ("HTTP/1.1 302 Found\r\nlocation: /b\r\n\r\n", 0, "leads on to another address"),
    ("HTTP/1.1 404 Not Found\r\n\r\n{}", 0, "answers 404"), ("nonsense", 0, "cannot be read"),
    ("", 28, "30 seconds"), ("", 60, "not secure"), ("", 63, "larger than 16 MiB"),
  ])
  func whatIsNoDocumentIsSaid(output: String, code: Int32, words: String) throws {
    #expect {
      try document(output, code: code)
    } throws: { error in
      "\(error)".contains(words) && !"\(error)".contains("secret")
    }
  }

  @Test(arguments: [
    "http://example.com/a", "https://user:word@example.com/a", "https://10.0.0.1/a",
  ])
  func whatMustNotBeAskedIsNot(text: String) throws {
    let address = try #require(WebAddress(text))
    let silent = DocumentFetcher(
      net: HeaderFetcher(
        resolve: { _ in .found([]) },
        runCurl: { _, _ in
          Issue.record("curl ran")
          return ProcessOutput(code: 0, bytes: [])
        }))
    #expect(throws: FileError.self) { try silent.document(at: address) }
  }

  @Test func curlIsHeldToHTTPSAndFollowsNothing() throws {
    let address = try #require(WebAddress("https://example.com/a?key=secret"))
    let arguments = DocumentFetcher.arguments(
      for: address, at: [IPAddress(host: "93.184.216.34")].compactMap(\.self))
    #expect(arguments.first == "-q")
    #expect(!arguments.contains("--head") && !arguments.contains("--location"))
    let text = arguments.joined(separator: " ")
    #expect(text.contains("--proto =https ") && text.contains("--max-redirs 0"))
    #expect(text.contains("--max-filesize 16777216") && text.contains("--max-time 30"))
    #expect(!text.contains("secret"))
  }
}
