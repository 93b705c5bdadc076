import MediaModel
import Preflight
import Reports
import Testing

struct PairJSONTests {
  private func document(_ report: PairReport) throws -> [String: Any] {
    try Decoded.object(
      PairJSON(ffmpegVersion: "5.1.9", createdAt: "2026-11-20T10:15:00Z").value(report))
  }

  @Test func holdsBothStillsAndWhatWasMeasured() throws {
    let pair = try document(try PairReportSample.report())
    #expect(pair.text("schema") == "preflight.pair/1")
    #expect(pair.text("tool.ffmpeg") == "5.1.9")
    #expect(pair.text("verdict") == "pass")
    #expect(pair.integer("size.width") == 1280)
    #expect(pair.text("aspect") == "16:9")
    #expect(pair.text("start.still.path") == "out/start.png")
    #expect(pair.integer("start.still.frameIndex") == 124)
    #expect(pair.double("end.croppedShare") == 0)
    #expect(pair.integer("end.originalSize.height") == 1080)
    #expect((pair.double("start.subject.x") ?? 0) > 0.3)
    #expect((pair.double("comparison.ssim") ?? 0) > 0.9)
    #expect(pair.double("comparison.exposureStops") != nil)
    #expect(pair.text("contactSheet") == "out/pair.png")
    #expect((pair.at("findings") as? [Any])?.isEmpty == true)
    #expect(Set(pair.keys).isDisjoint(with: ["search", "tail"]))
  }

  @Test func findingsHaveMeasuredValueLimitAndAdvice() throws {
    let pair = try document(try PairReportSample.report(isPoor: true))
    #expect(pair.text("verdict") == "warn")
    let findings = try #require(pair.at("findings") as? [[String: Any]])
    let exposure = try #require(findings.first { $0.text("id") == "pair.exposure.differs" })
    #expect(exposure.text("severity") == "advice")
    #expect((exposure.double("measured.value") ?? 0) > 1)
    #expect(exposure.text("measured.unit") == "stops")
    #expect(exposure.double("limit.max") == 1)
    #expect(exposure.text("limit.origin")?.hasPrefix("Measured on") == true)
    #expect(exposure.text("advice")?.isEmpty == false)
    let crop = try #require(findings.first { $0.text("id") == "pair.end.cropped" })
    #expect(crop.text("severity") == "alteration")
    #expect(crop.text("side") == "end")
    #expect(crop.double("measured.value") == 0.25)
  }

  @Test func theTailIsAPathOrAReason() throws {
    let written = try document(
      try PairReportSample.report {
        $0.tail = .written(path: "out/tail.mp4", firstFrame: nil, frameCount: 25)
      })
    #expect(written.keys("tail") == ["path", "frameCount"])
    let missing = try document(
      try PairReportSample.report { $0.tail = .unavailable(reason: "No clip.") })
    #expect(missing.text("tail.unavailable") == "No clip.")
  }
}
