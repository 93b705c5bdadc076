import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct SelectionTests {
  private let reshoot = Limit.sample(.duration, .between("2", "20"), scope: .selection)
  private let long = MediaFacts.sample(frames: 1500, rate: .fps25)

  @Test func takesTheWholeClipForTheSelectionWhenThereIsNone() throws {
    let finding = try #require(try findings(of: reshoot, on: long).first)
    #expect(finding.message.contains("The clip lasts 60.000 s"))
  }

  @Test(arguments: [("10", "12"), ("10", "30"), ("59.9", "60"), ("10", "30.04"), ("10", "11.96")])
  func judgesTheSelectionAlone(from: String, to: String) throws {
    let selection = try Selection(from: .seconds(from), to: .seconds(to))
    let found = try findings(of: reshoot, on: long, selection: selection)
    let isInRange = to == "12" || to == "30"
    #expect(found.isEmpty == isInRange)
    #expect(found.allSatisfy { $0.measured?.reading == .selection })
  }

  @Test func judgesOtherLengthLimitsOnTheSelectionToo() throws {
    let limit = Limit.sample(.duration, .atMost("5"))
    let selection = try Selection(from: .seconds("3.3"), to: .seconds("8.3"))
    #expect(try findings(of: limit, on: long, selection: selection).isEmpty)
    let frames = Limit.sample(.frames, .atMost("125"))
    #expect(try findings(of: frames, on: long, selection: selection).isEmpty)
    let longer = try Selection(from: .seconds("3.3"), to: .seconds("8.4"))
    let found = try findings(of: frames, on: long, selection: longer)
    #expect(found.first?.measured?.value == .number(127))
  }

  @Test func runsToTheEndOfTheClipWithoutAnEnd() throws {
    let selection = try Selection(from: .seconds("45"), to: nil)
    #expect(try findings(of: reshoot, on: long, selection: selection).isEmpty)
  }

  @Test func saysThatASelectionLiesBeyondTheClip() throws {
    let selection = try Selection(from: .seconds("50"), to: .seconds("61"))
    let found = try findings(
      of: .of(long, selection: selection), for: .sample(limits: [reshoot]))
    #expect(found.contains { $0.id == "selection.out-of-range" && $0.severity == .blocker })
    let frame = try Selection(from: .seconds("50"), to: .seconds("60.03"))
    let within = try findings(of: .of(long, selection: frame), for: .sample(limits: [reshoot]))
    #expect(!within.contains { $0.id == "selection.out-of-range" })
  }

  @Test func refusesAnEmptySelection() {
    #expect(throws: RequestError.self) {
      try Selection(from: .seconds("3"), to: .seconds("3"))
    }
    #expect(throws: RequestError.self) { try Selection(from: .seconds("-1"), to: nil) }
  }

  @Test func onlyAdvisesAboutTheSizeOfAFileThatWillBeCut() throws {
    let limit = Limit.sample(.fileSize, .atMost("1000"))
    let selection = try Selection(from: .seconds("3"), to: .seconds("8"))
    let found = try findings(of: limit, on: long, selection: selection)
    #expect(found.map(\.severity) == [.advice])
    #expect(found.first?.detail?.contains("whole file") == true)
  }
}
