import TestSamples
import Testing

@testable import Preflight

struct AccountTests {
  private static let falKey =
    "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f:0123456789abcdef0123456789abcdef"

  private func findings(_ provider: String, _ variables: [String: String]) -> [Finding] {
    AccountCheck { variables[$0] }.findings(for: provider)
  }

  private func ids(_ provider: String, _ variables: [String: String]) -> [String] {
    findings(provider, variables).map(\.id)
  }

  @Test func everyAccountSaysWhereItWasRead() {
    #expect(Account.known.count >= 9)
    for account in Account.known {
      #expect(account.source.url != nil || account.source.title != nil, "\(account.provider)")
      #expect(account.isKeptInPanel == account.sets.isEmpty, "\(account.provider)")
    }
  }

  @Test func aKeyThatIsThereIsFine() {
    #expect(ids("fal.ai", ["FAL_KEY": Self.falKey]).isEmpty)
    #expect(
      ids("FAL.AI", ["FAL_KEY_ID": "0123456789abcdef", "FAL_KEY_SECRET": "0123456789abcdef"])
        .isEmpty)
    #expect(ids("Runway", ["RUNWAYML_API_SECRET": "key_0123456789abcdef0123"]).isEmpty)
  }

  @Test func aMissingKeyIsNamed() throws {
    let missing = try #require(findings("fal.ai", [:]).first)
    #expect(missing.id == "account.key-missing")
    #expect(missing.severity == .unverified)
    #expect(missing.message.hasSuffix("FAL_KEY is not set."))
    let half = try #require(findings("fal.ai", ["FAL_KEY_ID": "0123456789abcdef"]).first)
    #expect(half.message.hasSuffix("FAL_KEY_SECRET is not set."))
  }

  @Test(arguments: [
    "", " ", "\"\(falKey)\"", "'\(falKey)'", "\(falKey)\n", " \(falKey)", "\(falKey)\r",
    "your-api-key-here", "<key>", "key_xxxxxxxxxxxxxxxx", "key:…", "a b:0123456789abcdef",
  ])
  func whatNoKeyLooksLikeIsABlocker(key: String) throws {
    let finding = try #require(findings("fal.ai", ["FAL_KEY": key]).first)
    #expect(finding.id == "account.key-implausible")
    #expect(finding.severity == .blocker)
  }

  @Test(arguments: [
    "0123456789abcdef", "0123456789abcdef:", ":0123456789abcdef", "0123456789a:bcdef:0", "a:b",
  ])
  func whatKeysSeldomLookLikeIsAdvice(key: String) throws {
    let finding = try #require(findings("fal.ai", ["FAL_KEY": key]).first)
    #expect(finding.severity == .advice)
    #expect(ids("Runway", ["RUNWAYML_API_SECRET": "0123456789abcdef"]).count == 1)
  }

  @Test(arguments: [(15, true), (16, false), (17, false)])
  func aKeyMayHaveBeenCut(length: Int, isShort: Bool) {
    let key = "r8_" + String(repeating: "a", count: length - 3)
    #expect(ids("Replicate", ["REPLICATE_API_TOKEN": key]).isEmpty == !isShort)
  }

  @Test func nothingOfAKeyIsEverSaid() {
    for key in ["SECRETSECRET", "SECRET SECRET", "\"SECRET\"", "SECRET:SECRET:SECRET"] {
      for finding in findings("fal.ai", ["FAL_KEY": key]) {
        #expect(!"\(finding)".contains("SECRET"), "\(key)")
      }
    }
  }

  @Test func panelsKeepTheirKeysToThemselves() {
    #expect(ids("Chat Video Pro", [:]) == ["account.not-visible"])
    #expect(ids("Nobody", [:]) == ["account.unknown"])
  }
}
