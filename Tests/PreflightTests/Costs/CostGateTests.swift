import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct CostGateTests {
  private func finding(_ gate: String, _ cost: Cost) throws -> Finding? {
    try CostGate(parsing: gate).finding(on: cost, of: "Example")
  }

  private func cost(_ low: String?, _ high: String?, _ currency: String = "USD") -> Cost {
    Cost(
      from: low.map { .exact($0) }, to: high.map { .exact($0) }, currency: currency,
      note: "a note")
  }

  @Test(arguments: ["2", "2USD", "2 usd", "$2", "2.00USD"])
  func letsPassWhatCostsTheMaximumOrJustLess(gate: String) throws {
    #expect(try finding(gate, cost("2", "2")) == nil)
    #expect(try finding(gate, cost("1.9999", "1.9999")) == nil)
    #expect(try finding(gate, cost("0.5", "2")) == nil)
  }

  @Test func stopsWhatCostsJustMore() throws {
    let finding = try #require(try finding("2USD", cost("2.0001", "2.0001")))
    #expect(finding.id == "cost.above-maximum")
    #expect(finding.severity == .blocker)
    #expect(
      finding.message
        == "Example costs about 2.0001 USD for this request; you allow at most 2 USD.")
  }

  @Test func stopsWhatMayCostMore() throws {
    #expect(try finding("2", cost("1", "2.5"))?.id == "cost.above-maximum")
    #expect(try finding("2", cost("3", nil))?.id == "cost.above-maximum")
  }

  @Test func neverTakesTheUnknownForNothing() throws {
    for unknown in [Cost(note: "no price known"), cost("1", nil)] {
      let finding = try #require(try finding("1000000", unknown))
      #expect(finding.id == "cost.unknown")
      #expect(finding.severity == .unverified)
    }
  }

  @Test func doesNotCompareCurrencies() throws {
    #expect(try finding("50credits", cost("1", "1"))?.id == "cost.unknown")
    #expect(try finding("50 credit", cost("50", "50", "credits")) == nil)
    // Without a currency the amount is taken in that of the price.
    #expect(try finding("50", cost("50", "50", "credits")) == nil)
  }

  @Test(arguments: ["", "USD", "-1", "2EUR", "$2USD", "2 2", "1e3", "$", "two"])
  func refusesWhatIsNoAmount(text: String) {
    #expect(throws: CostGate.ParsingError.self) { try CostGate(parsing: text) }
  }

  @Test func standsAmongTheFindingsOfACheck() throws {
    let price = Price(amount: 3, currency: "USD", per: .request, source: .documented)
    let checker = Checker(catalog: .of(), gate: CostGate(maximum: 2))
    let result = try checker.result(of: .of(.sample()), for: .sample(prices: [price]))
    #expect(result.findings.first?.id == "cost.above-maximum")
    #expect(result.verdict == .fail)
    #expect(result.findings.first.flatMap(result.costAtRisk)?.amount == 3)
  }

  @Test func onlyWhatFailsPutsMoneyAtRisk() throws {
    let result = try Checker(catalog: .of()).result(
      of: .of(.sample(frames: 200)),
      for: .sample(
        limits: [.sample(.duration, .atMost("5"), level: .advisory)],
        prices: [Price(amount: 3, currency: "USD", per: .request, source: .documented)]))
    let advice = try #require(result.findings.first { $0.severity == .advice })
    #expect(result.costAtRisk(by: advice) == nil)
  }
}
