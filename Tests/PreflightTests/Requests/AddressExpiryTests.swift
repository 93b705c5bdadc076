import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct AddressExpiryTests {
  /// 2026-11-30T10:00:00Z.
  private static let end: Int64 = 1_796_032_800

  private static let queries = [
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261130T090000Z&X-Amz-Expires=3600&X-Amz-Signature=a",
    "X-Goog-Date=20261130T094500Z&X-Goog-Expires=900&X-Goog-Signature=a",
    "Expires=1796032800&Signature=a&Key-Pair-Id=b", "sv=2024&se=2026-11-30T10%3A00%3A00Z&sig=a",
  ]

  private func findings(_ query: String, at now: Int64) throws -> [Finding] {
    let address = try #require(WebAddress("https://files.example.com/clip.mp4?\(query)"))
    let input = RequestInput(
      path: address.shown, facts: .sample(),
      delivery: InputDelivery(transport: .url, address: address))
    return try Checker(catalog: .of(), now: now)
      .result(of: Request(inputs: [input]), for: .sample()).findings
      .filter { $0.id.hasPrefix("url.expire") }
  }

  @Test(arguments: queries)
  func readsTheEndAsEachServiceSignsIt(query: String) throws {
    let address = try #require(WebAddress("https://files.example.com/clip.mp4?\(query)"))
    #expect(AddressExpiry(address)?.end == Self.end)
  }

  @Test(arguments: ["", "Expires=never", "se=2026-11-30", "X-Amz-Date=20261130T090000Z"])
  func knowsNoEndWhereNoneIsSigned(query: String) throws {
    let address = try #require(WebAddress("https://files.example.com/clip.mp4?\(query)"))
    #expect(AddressExpiry(address) == nil)
  }

  @Test func refusesAnAddressFromTheSecondOfItsEnd() throws {
    let query = Self.queries[0]
    #expect(try findings(query, at: Self.end).map(\.severity) == [.blocker])
    #expect(try findings(query, at: Self.end - 1).map(\.id) == ["url.expires-soon"])
    #expect(try findings(query, at: Self.end - 30 * 60 + 1).map(\.severity) == [.advice])
    #expect(try findings(query, at: Self.end - 30 * 60) == [])
  }
}
