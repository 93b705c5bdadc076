import MediaModel
import Preflight
import TestSamples
import Testing

struct BatchSummaryTests {
  private func file(
    _ path: String, _ verdict: Verdict = .fail, _ ids: [String] = [],
    repair: CheckedFile.Repair? = nil, risks: [CheckedFile.Risk] = []
  ) -> CheckedFile {
    CheckedFile(
      path: path, verdict: verdict,
      marks: ids.map { CheckedFile.Mark(id: $0, severity: .blocker) }, repair: repair, risks: risks)
  }

  @Test func filesAreCountedByVerdictAndByWhatCanBeDone() {
    var summary = BatchSummary()
    summary.count(file("a", .pass))
    summary.count(file("b", .warn), isEarlier: true)
    summary.count(file("c", repair: .fit))
    summary.count(file("d", repair: .fit))
    summary.count(file("e", repair: CheckedFile.Repair.none))
    summary.countUnchecked()
    summary.countSkipped()
    #expect(summary.verdicts == [.pass: 1, .warn: 1, .fail: 3])
    #expect(summary.repairs == [.fit: 2, .none: 1])
    #expect(summary.checkedCount == 5)
    #expect(summary.earlierCount == 1)
    #expect(summary.uncheckedCount == 1)
    #expect(summary.skippedCount == 1)
  }

  @Test func anUnknownCostIsCountedAndNeverZero() {
    var summary = BatchSummary()
    summary.count(file("a", risks: [.amount(1, currency: "USD"), .unknown]))
    summary.count(file("b", risks: [.amount(.exact("0.5"), currency: "USD")]))
    summary.count(file("c", risks: [.amount(20, currency: "credits")]))
    // What passes is at no risk.
    summary.count(file("d", .pass, risks: [.amount(100, currency: "USD")]))
    #expect(summary.amountsAtRisk == ["USD": .exact("1.5"), "credits": 20])
    #expect(summary.unknownCostCount == 1)
  }

  @Test func theWorstAreThoseBeyondRepairThenThoseWithMostReasons() {
    var summary = BatchSummary()
    summary.count(file("picture", .fail, ["x", "y", "z"], repair: .otherKind))
    summary.count(file("one", .fail, ["x"], repair: .fit))
    summary.count(file("two", .fail, ["x", "y"], repair: .fit))
    summary.count(file("lost", .fail, ["x"], repair: CheckedFile.Repair.none))
    summary.count(file("two again", .fail, ["x", "y"], repair: .lengthen))
    #expect(summary.worst.map(\.path) == ["lost", "two", "two again", "one", "picture"])
  }

  @Test(arguments: [9, 10, 11])
  func tenOfTheWorstAreNamed(count: Int) {
    var summary = BatchSummary()
    for number in 0..<count { summary.count(file("\(number)", .fail, ["x"], repair: .fit)) }
    #expect(summary.worst.map(\.path) == (0..<min(count, 10)).map { "\($0)" })
  }

  @Test func findingsComeByTheirSeverityAndThenByTheirNumber() {
    var summary = BatchSummary()
    let advice = CheckedFile.Mark(id: "advice", severity: .advice)
    let rare = CheckedFile.Mark(id: "rare", severity: .blocker)
    let common = CheckedFile.Mark(id: "common", severity: .blocker)
    for marks in [[rare, advice], [common, advice], [common, advice]] {
      summary.count(CheckedFile(path: "", verdict: .fail, marks: marks))
    }
    #expect(summary.findings.map(\.id) == ["common", "rare", "advice"])
    #expect(summary.findings.map(\.fileCount) == [2, 1, 3])
  }
}
