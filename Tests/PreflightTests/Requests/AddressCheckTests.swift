import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct AddressCheckTests {
  private func findings(
    _ url: String, role: String = "video", seen facts: MediaFacts? = nil,
    answer: AddressAnswer? = nil, limits: [Limit] = []
  ) throws -> [Finding] {
    let address = WebAddress(url)
    let profile = Profile.sample(
      inputs: [Input(role: "video", media: [.video], minimum: 1, maximum: 1)], limits: limits)
    var unseen = MediaFacts.sample(path: "label").changing { $0.kind = .other }
    if case .headers(let headers)? = answer {
      unseen.byteCount = headers.contentLength ?? 0
      unseen.container.format = headers.format ?? "unknown"
    }
    let input = RequestInput(
      role: role, path: address?.shown ?? "video", facts: facts ?? unseen,
      delivery: InputDelivery(
        transport: .url, address: address, isSeen: facts != nil, answer: answer,
        scheme: address == nil ? String(url.prefix { $0 != ":" }) : nil))
    return try Checker(catalog: .of()).result(of: Request(inputs: [input]), for: profile).findings
  }

  private func ids(
    _ url: String, seen facts: MediaFacts? = nil, answer: AddressAnswer? = nil,
    limits: [Limit] = []
  ) throws -> [String] {
    try findings(url, seen: facts, answer: answer, limits: limits).map(\.id)
  }

  private func headers(
    _ status: Int = 200, _ type: String? = "video/mp4", _ length: Int64? = 1000
  ) -> AddressAnswer {
    .headers(AddressHeaders(status: status, contentType: type, contentLength: length))
  }

  @Test(arguments: [
    "https://localhost/a", "https://localhost:8000/a", "https://127.0.0.1/a", "https://127.1/a",
    "https://0x7f.0.0.1/a", "https://[::1]/a", "https://192.168.1.5/a", "https://intranet/a",
    "https://nas.local/a", "https://db.internal./a",
  ])
  func aServerThatNobodyReachesIsABlocker(url: String) throws {
    #expect(try ids(url, seen: .sample()) == ["url.host.not-public"])
  }

  @Test func aPublicServerIsFine() throws {
    #expect(try ids("https://media.example.com/a.mp4", seen: .sample()).isEmpty)
    #expect(try ids("https://8.8.8.8/a.mp4", seen: .sample()) == ["url.host.is-number"])
    #expect(try ids("https://a@example.com/a.mp4", seen: .sample()) == ["url.has-user-info"])
  }

  @Test(arguments: ["s3://bucket/a", "blob:https://x/1", "ftp://example.com/a", "runway://abc"])
  func otherSchemesAreNotFetched(url: String) throws {
    #expect(try ids(url, seen: .sample()) == ["url.scheme.not-accepted"])
  }

  @Test func aSchemeOfTheProvidersOwnOrOfItsRulesIsTaken() throws {
    #expect(try ids("example://abc", seen: .sample()).isEmpty)
    let limit = Limit.sample(.urlScheme, .oneOf("https", "s3"))
    #expect(try ids("s3://bucket/a", seen: .sample(), limits: [limit]).isEmpty)
  }

  @Test func aMalformedAddressIsABlocker() throws {
    #expect(try ids("https://a b/", seen: .sample()) == ["url.malformed"])
  }

  @Test(arguments: [(2048, true), (2049, false)])
  func theLengthOfAnAddressIsHeldAgainstItsLimit(length: Int, passes: Bool) throws {
    let url = "https://example.com/" + String(repeating: "a", count: length - 20)
    #expect(url.utf8.count == length)
    let limit = Limit.sample(.urlLength, .atMost("2048"), transport: .url)
    #expect(try ids(url, seen: .sample(), limits: [limit]) == (passes ? [] : ["url.too-long"]))
  }

  @Test func anAddressThatNobodyLookedAtFailsOnlyWhereALimitIsHard() throws {
    let url = "https://example.com/a.mp4"
    let free = try #require(try findings(url).first)
    #expect(free.id == "input.not-looked-at")
    #expect(free.severity == .advice)
    let hard = try #require(
      try findings(
        url, limits: [.sample(.duration, .atMost("5")), .sample(.fileSize, .atMost("9"))]
      )
      .first)
    #expect(hard.severity == .unverified)
    #expect(hard.message.hasSuffix("Example limits its length and size in bytes."))
    let advisory = Limit.sample(.duration, .atMost("5"), level: .advisory)
    #expect(try findings(url, limits: [advisory]).first?.severity == .advice)
    let otherWay = Limit.sample(.fileSize, .atMost("5"), transport: .upload)
    #expect(try findings(url, limits: [otherWay]).first?.severity == .advice)
  }

  @Test(arguments: [(999, true), (1000, true), (1001, false)] as [(Int64, Bool)])
  func theServersLengthIsHeldAgainstTheLimit(length: Int64, passes: Bool) throws {
    let limit = Limit.sample(.fileSize, .atMost("1000"))
    let ids = try ids(
      "https://example.com/a.mp4", answer: headers(200, "video/mp4", length), limits: [limit])
    #expect(ids.contains("video.file-size.too-large") == !passes)
  }

  @Test func whatHeadersTellIsNoLongerUnverified() throws {
    let limit = Limit.sample(.fileSize, .atMost("1000"))
    let url = "https://example.com/a.mp4"
    #expect(try findings(url, answer: headers(), limits: [limit]).first?.severity == .advice)
    let silent = headers(200, "video/mp4", nil)
    #expect(try findings(url, answer: silent, limits: [limit]).first?.severity == .unverified)
    let long = Limit.sample(.duration, .atMost("5"))
    #expect(try findings(url, answer: headers(), limits: [long]).first?.severity == .unverified)
  }

  @Test(arguments: [
    (301, "url.redirects"), (308, "url.redirects"), (403, "url.head-refused"),
    (405, "url.head-refused"), (404, "url.not-found"), (410, "url.not-found"),
    (500, "url.not-reachable"), (429, "url.not-reachable"),
  ])
  func theStatusIsSaid(status: Int, id: String) throws {
    let found = try ids("https://example.com/a.mp4", answer: headers(status, "text/html"))
    #expect(Set(found) == [id, "input.not-looked-at"])
  }

  @Test func theMediaTypeIsHeldAgainstTheRole() throws {
    let url = "https://example.com/a.mp4"
    let wrong = try findings(url, answer: headers(200, "text/html; charset=utf-8"))
    #expect(wrong.first?.id == "url.content-type.contradicts")
    #expect(wrong.first?.severity == .blocker)
    #expect(
      try ids(url, answer: headers(200, "image/png")).contains("url.content-type.contradicts"))
    for type in [nil, "application/octet-stream", "binary/octet-stream", ""] {
      let open = try findings(url, answer: headers(200, type))
      #expect(open.contains { $0.id == "url.content-type.missing" && $0.severity == .advice })
    }
  }

  @Test func anotherFileAtTheAddressCannotBeVerified() throws {
    let url = "https://example.com/a.mp4"
    let facts = MediaFacts.sample(bytes: 1000)
    #expect(try ids(url, seen: facts, answer: headers()).isEmpty)
    let other = try findings(url, seen: facts, answer: headers(200, "video/mp4", 1001))
    #expect(other.map(\.id) == ["url.content-differs"])
    #expect(other.first?.severity == .unverified)
  }

  @Test func anExtensionThatContradictsTheRoleIsAdvice() throws {
    #expect(
      try ids("https://example.com/a.PNG").contains("url.extension-contradicts"))
    for name in ["a.mov", "a", "a.b/c", "video.v2", ".png", "a.png/"] {
      #expect(try ids("https://example.com/\(name)") == ["input.not-looked-at"], "\(name)")
    }
  }
}
