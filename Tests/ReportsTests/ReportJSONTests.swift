import Foundation
import JSON
import MediaModel
import Preflight
import Reports
import Testing

struct ReportJSONTests {
  private let json = ReportJSON(ffmpegVersion: "5.1.9", createdAt: "2026-11-20T10:15:00Z")

  @Test func holdsWhatTheContractPromises() throws {
    let report = try Decoded.object(json.value(Sample.report([Sample.tooLong()])))
    #expect(report.text("schema") == "preflight.report/1")
    #expect(report.text("tool.name") == "preflight")
    #expect(report.text("tool.version") == PreflightVersion.current)
    #expect(report.text("tool.ffmpeg") == "5.1.9")
    #expect(report.text("createdAt") == "2026-11-20T10:15:00Z")
    #expect(report.text("verdict") == "fail")
    #expect(report.text("inputs.0.role") == "video")
    #expect(report.text("inputs.0.path") == "clip.mp4")
    #expect(report.integer("inputs.0.facts.byteCount") == 274_956)
    #expect(report.text("profiles.0.id") == "example/eraser")
    #expect(report.text("profiles.0.name") == "Eraser")
    #expect(report.text("profiles.0.provider") == "Example")
    #expect(report.text("profiles.0.verdict") == "fail")
    #expect(report.isNull("profiles.0.cost.amount"))
    #expect(report.isNull("profiles.0.cost.currency"))
    #expect(report.text("profiles.0.cost.note") == "no price known")
  }

  @Test func aFindingHoldsMeasuredLimitSourceAndFix() throws {
    let report = try Decoded.object(json.value(Sample.report([Sample.tooLong()])))
    let finding = try #require(report.at("profiles.0.findings.0") as? [String: Any])
    #expect(finding.text("id") == "video.duration.too-long")
    #expect(finding.text("severity") == "blocker")
    #expect(finding.text("role") == "video")
    #expect(finding.double("measured.value") == 5.1051)
    #expect(finding.text("measured.unit") == "s")
    #expect(finding.text("measured.reading") == "container")
    #expect(finding.integer("limit.max") == 5)
    #expect(finding.text("limit.unit") == "s")
    #expect(finding.keys("limit") == ["quantity", "max", "unit"])
    #expect(finding.text("message") == "The clip lasts 5.105 s; Eraser accepts at most 5 s.")
    #expect(finding.text("source.url") == "https://example.com/eraser")
    #expect(finding.text("source.seen") == "2026-11-20")
    #expect(finding.text("source.evidence") == "provider-doc")
    #expect(finding.text("fix.kind") == "trim")
    #expect(finding.integer("fix.maximum") == 5)
    #expect(finding.integer("fix.frames") == 149)
    #expect(
      finding.text("fix.command") == "preflight fit clip.mp4 --for example/eraser -o clip.fit.mp4")
  }

  @Test func whatIsNotKnownIsAbsent() throws {
    let bare = Finding(id: "media.empty", severity: .advice, message: "Nothing.")
    let report = try Decoded.object(json.value(Sample.report([bare])))
    #expect(report.keys("profiles.0.findings.0") == ["id", "severity", "message"])
    #expect(report.keys("profiles.0").isDisjoint(with: ["notes", "origin"]))
  }

  @Test func aPassHasAnEmptyListOfFindings() throws {
    let report = try Decoded.object(json.value(Sample.report([])))
    #expect(report.text("verdict") == "pass")
    #expect((report.at("profiles.0.findings") as? [Any])?.isEmpty == true)
  }

  @Test func numbersAreExactDecimalsOrFractions() throws {
    var finding = Sample.tooLong()
    finding.measured = MeasuredValue(
      .number(Rational(30000, 1001) ?? 0), unit: .framesPerSecond, reading: .average)
    finding.limit = LimitDescription(
      quantity: .frameRate,
      bounds: Bounds(
        minimum: Bounds.Bound(Sample.number("23.976"), isExclusive: true),
        maximum: Bounds.Bound(Rational(60000, 1001) ?? 0)))
    let text = json.value(Sample.report([finding])).text(isIndented: false)
    #expect(text.contains(#""value":"30000/1001""#))
    #expect(text.contains(#""exclusiveMin":23.976"#))
    #expect(text.contains(#""max":"60000/1001""#))
  }

  @Test func aTimeThatNoDecimalMeetsIsGivenToTheMicrosecond() {
    var finding = Sample.tooLong()
    finding.measured = MeasuredValue(.number(Rational(149_149, 30_000) ?? 0), unit: .seconds)
    let text = json.value(Sample.report([finding])).text(isIndented: false)
    #expect(text.contains(#""value":4.971633,"#))
  }

  @Test(arguments: [
    "quote\".mp4", "back\\slash.mp4", "line\nbreak\r\t.mp4", "esc\u{1B}[0m.mp4", "c1\u{9B}.mp4",
    "bidi\u{202E}.mp4", "emoji🎬.mp4", "null\u{00}.mp4", "é\u{301}.mp4", "line\u{2028}.mp4",
  ])
  func namesComeBackAsTheyWere(name: String) throws {
    let value = json.value(Sample.report([Sample.tooLong(name)], of: [Sample.clip(name)]))
    for isIndented in [true, false] {
      let report = try Decoded.object(value, isIndented: isIndented)
      #expect(report.text("inputs.0.path") == name)
      #expect(report.text("inputs.0.facts.path") == name)
    }
    #expect(!value.text(isIndented: false).contains("\n"))
    #expect(!value.text(isIndented: true).unicodeScalars.contains("\u{1B}"))
  }

  @Test func severalReportsAreOneDocument() throws {
    let entry = json.value(Sample.report([]))
    let error = ReportJSON.error(path: "gone.mp4", message: "no such file.")
    let document = try Decoded.object(json.document([entry, error], verdict: .fail))
    #expect(document.text("schema") == "preflight.reports/1")
    #expect(document.text("verdict") == "fail")
    #expect(document.text("reports.0.schema") == "preflight.report/1")
    #expect(document.text("reports.1.path") == "gone.mp4")
    #expect(document.text("reports.1.error") == "no such file.")
  }
}
