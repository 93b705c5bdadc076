import JSON
import MediaModel
import Preflight
import Reports
import Testing

struct BatchReportTests {
  private let stamp = BatchStamp(question: "0f1e", byteCount: 274_956, modified: 1_763_750_000_123)

  private func report(_ facts: MediaFacts) throws -> Report {
    let profile = try Catalog.builtIn.profile(named: "erase-objects")
    return try Checker().report(
      on: Request(inputs: [RequestInput(path: facts.path, facts: facts)]), for: [profile])
  }

  private func line(_ report: Report, _ path: String) -> [UInt8] {
    let json = ReportJSON(ffmpegVersion: "5", createdAt: "now").value(report)
    return BatchJSON.line(json, of: CheckedFile(report, path: path), stamp: stamp)
      .bytes(isIndented: false)
  }

  @Test(arguments: ["clip.mp4", "two\nlines \"quoted\" \u{202E}gpj.mp4"])
  func aLineIsReadBackAsItWasMeant(path: String) throws {
    let report = try report(Sample.clip(path))
    let read = try #require(CheckedFile.Line(line(report, path)))
    #expect(read.stamp == stamp)
    #expect(read.file == CheckedFile(report, path: path))
    #expect(read.file.verdict == .fail)
    #expect(read.file.repair == .fit)
    #expect(read.file.marks.map(\.id) == ["video.duration.too-long"])
  }

  @Test func halfALineAndAnErrorAnswerForNothing() throws {
    let bytes = line(try report(Sample.clip()), "clip.mp4")
    for count in stride(from: 0, to: bytes.count, by: 97) {
      #expect(CheckedFile.Line(Array(bytes.prefix(count))) == nil)
    }
    let error = ReportJSON.error(path: "gone.mp4", message: "no such file.")
    #expect(CheckedFile.Line(error.bytes(isIndented: false)) == nil)
  }

  @Test func aPictureAmongClipsIsOfAnotherKind() throws {
    let report = try report(Sample.image())
    #expect(CheckedFile(report, path: "hero.png").repair == .otherKind)
    let text = BatchLine(style: TextStyle(width: 200)).text(report, path: "hero.png")
    #expect(
      text == "FAIL  hero.png  Erase Objects takes a video; hero.png is an image. (and 1 more)")
  }

  @Test func theSummaryReadsAsItIsMeant() throws {
    var summary = BatchSummary()
    summary.count(CheckedFile(try report(Sample.clip("long.mp4")), path: "long.mp4"))
    summary.count(CheckedFile(path: "good.mp4", verdict: .pass), isEarlier: true)
    for _ in 0..<1234 { summary.countSkipped() }
    let text = BatchSummaryText(style: TextStyle(width: 100)).text(summary)
    #expect(
      text == """
        Checked 2 files, 1 of them earlier; passed over 1,234 files that are no media.
                1  pass
                1  fail

        Of those that fail
                1  'preflight fit' can fix

        At risk if they were sent: an unknown amount for 1 request.

        Findings in so many files
                1  video.duration.too-long

        The worst
          long.mp4  video.duration.too-long
        """)
  }

  @Test func namesCannotActOnATerminal() {
    var summary = BatchSummary()
    let path = "\u{1B}]0;owned\u{7}\u{202E}4pm.exe"
    for _ in 0..<2 {
      summary.count(CheckedFile(path: path, verdict: .fail, repair: CheckedFile.Repair.none))
    }
    let text = BatchSummaryText(style: TextStyle(width: 100)).text(summary)
    #expect(text.contains("\\u{1B}]0;owned\\u{7}\\u{202E}4pm.exe"))
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }
}
