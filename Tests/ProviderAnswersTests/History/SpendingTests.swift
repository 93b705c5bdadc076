import MediaModel
import Preflight
import Testing

@testable import ProviderAnswers

@Suite struct SpendingTests {
  @Test func amountsAddUpByProfileAndCurrency() {
    let spending = Spending([
      .run("b", Rational(1, 10), "USD"), .run("b", Rational(2, 10), "USD"),
      .run("b", 3, "credits"), .run("a", 1, "USD"),
    ])
    #expect(spending.items.map(\.profileID) == ["a", "b", "b"])
    #expect(spending.items.map(\.currency) == ["USD", "USD", "credits"])
    #expect(spending.items.map(\.started.amount) == [1, Rational(3, 10), 3])
    #expect(spending.items.map(\.started.count) == [1, 2, 1])
  }

  @Test func whatIsUnknownIsCountedAndNeverZero() {
    let spending = Spending([.run("a", nil, nil), .run("a", 2, "USD"), .run("a", nil, "USD")])
    #expect(spending.items.map(\.currency) == ["USD", nil])
    #expect(spending.items.map(\.started.amount) == [2, nil])
    #expect(spending.items.map(\.started.count) == [1, 2])
  }

  @Test func whatWasStoppedWasNotSpent() throws {
    let spending = Spending([.run("a", 2, "USD", stage: .stopped), .run("a", 1, "USD")])
    let item = try #require(spending.items.first)
    #expect(item.stopped.amount == 2)
    #expect(item.started.amount == 1)
  }

  @Test func whatTheProviderDoesNotChargeStandsByItself() throws {
    let spending = Spending([.run("a", 2, "USD", isCharged: false), .run("a", 1, "USD")])
    let item = try #require(spending.items.first)
    #expect(item.uncharged.amount == 2)
    #expect(item.started.amount == 1)
  }

  @Test func checksCostNothing() {
    #expect(Spending([HistoryEntry(time: 1, profileID: "a", verdict: .pass)]).items.isEmpty)
  }
}

extension HistoryEntry {
  fileprivate static func run(
    _ profile: String, _ amount: Rational?, _ currency: String?,
    stage: RunRecord.Stage = .ended, isCharged: Bool? = nil
  ) -> HistoryEntry {
    HistoryEntry(
      time: 1, profileID: profile, verdict: .pass,
      cost: CostRecord(amount: amount, currency: currency),
      run: RunRecord(
        stage: stage, command: "send", fingerprint: "f",
        answer: ProviderAnswer(isCharged: isCharged)))
  }
}
