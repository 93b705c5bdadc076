import MediaModel
import Preflight
import Reports
import Testing

struct PairTextTests {
  private func text(_ report: PairReport, width: Int = 80, isColored: Bool = false) -> String {
    PairText(style: TextStyle(width: width, isColored: isColored)).text(report)
  }

  private func lines(_ report: PairReport) -> [String] {
    text(report).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func aPairThatFitsIsToldInAFewLines() throws {
    let report = try PairReportSample.report()
    #expect(
      text(report) == """
        THE PAIR WILL DO  out/start.png to out/end.png
              1280x720, 16:9: The shape that both clips share.

          ✓ A           last: frame 124 at 4.96 s of a.mp4
          ✓ B           first: frame 0 at 0 s of b.mp4
          ✓ Shape       1920x1080 and 1920x1080
          ✓ Light       45 % → 45 %, equally bright
          ✓ Contrast    4.2 % → 4.2 %
          ✓ Colour      0 apart at equal light (CIEDE2000)
          ✓ Likeness    0.93 of 1 (SSIM)
          ✓ Blur        0.18 → 0.18 of 1
          ✓ Subject     moves 2.2 % of the diagonal, fills 6.3 % → 6.3 %

          Look        out/pair.png
        """)
  }

  @Test func whatSpeaksAgainstAPairIsMarkedAndComesWithAdvice() throws {
    let printed = lines(try PairReportSample.report(isPoor: true))
    #expect(printed[0] == "LOOK AT 5 THINGS FIRST  out/start.png to out/end.png")
    #expect(printed.contains("  ! Light       45 % → 22 %, 2 stops darker"))
    #expect(printed.contains("  ! Shape       1920x1080 and 1440x1080 (25 % cropped)"))
    #expect(printed.contains("  ✓ Blur        0.18 → 0.19 of 1"))
    #expect(printed.contains("    A is 16:9 (1920x1080) and B is 4:3 (1440x1080)."))
    #expect(printed.contains("    Do        Bring one clip to the other's exposure before."))
  }

  @Test func oneThingIsOneThing() throws {
    let report = try PairReportSample.report(isPoor: true) {
      $0.assessment = PairAssessment(
        comparison: $0.assessment.comparison, findings: [$0.assessment.findings[0]])
    }
    #expect(lines(report)[0].hasPrefix("LOOK AT 1 THING FIRST"))
  }

  @Test func theTailIsNamedOrWhyThereIsNone() throws {
    let written = try PairReportSample.report {
      $0.tail = .written(path: "out/tail.mp4", firstFrame: 100, frameCount: 25)
    }
    #expect(lines(written).contains("  Tail        the last 25 frames of A are in out/tail.mp4"))
    let missing = try PairReportSample.report {
      $0.tail = .unavailable(reason: "A is a picture, which has no end to cut.")
    }
    #expect(lines(missing).contains("  Tail        A is a picture, which has no end to cut."))
  }

  @Test(arguments: [40, 60, 80, 120]) func noLineIsWiderThanTheTerminal(width: Int) throws {
    for isPoor in [false, true] {
      let printed = text(try PairReportSample.report(isPoor: isPoor), width: width)
      for line in printed.split(separator: "\n") {
        #expect(line.count <= width, "\(line)")
      }
    }
  }

  @Test func coloursAppearOnlyWhenAskedFor() throws {
    let report = try PairReportSample.report(isPoor: true)
    let colored = text(report, isColored: true)
    #expect(colored.hasPrefix("\u{1B}[33;1mLOOK AT"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == text(report))
  }

  @Test func nothingActsOnATerminal() throws {
    let evil = "a\u{1B}[31m\n\u{202E}b"
    let report = try PairReportSample.report(isPoor: true) {
      $0.start.record.path = evil
      $0.start.record.source = evil
      $0.end.record.request = evil
      $0.aspectReason = evil
      $0.contactSheet = evil
      $0.notes = [evil]
      $0.tail = .unavailable(reason: evil)
    }
    let printed = text(report)
    #expect(!printed.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(!printed.contains("31m\n"))
  }
}
