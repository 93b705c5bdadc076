import Foundation
import MediaModel
import Preflight
import Reports
import Testing

struct RepairJSONTests {
  private func document(_ report: RepairReport) throws -> [String: Any] {
    try Decoded.object(
      RepairJSON(ffmpegVersion: "5.1.9", createdAt: "2026-11-20T10:15:00Z").value(report))
  }

  @Test func holdsWhatWasDoneAndTheProof() throws {
    let repair = try document(RepairSample.fit())
    #expect(repair.text("schema") == "preflight.repair/1")
    #expect(repair.text("tool.ffmpeg") == "5.1.9")
    #expect(repair.text("createdAt") == "2026-11-20T10:15:00Z")
    #expect(repair.text("outcome") == "written")
    #expect(repair.text("verdict") == "pass")
    #expect(repair.text("input") == "clip.mp4")
    #expect(repair.text("output") == "out.mp4")
    #expect(repair.text("before.facts.path") == "clip.mp4")
    #expect(repair.integer("before.facts.video.0.frameCount") == 153)
    #expect(repair.text("before.profiles.0.verdict") == "fail")
    #expect(repair.text("before.profiles.0.findings.0.id") == "video.duration.too-long")
    #expect(repair.integer("after.facts.video.0.frameCount") == 149)
    #expect(repair.text("after.profiles.0.id") == "example/eraser")
    #expect(repair.text("after.profiles.0.verdict") == "pass")
  }

  @Test func factsAreThoseThatProbePrints() throws {
    let repair = try document(RepairSample.fit())
    let facts = try Decoded.object(FactsJSON.value(Sample.clip()))
    #expect(repair.at("before.facts") as? NSDictionary == facts as NSDictionary)
  }

  @Test func keptFramesAreCountedAndTimedToTheMicrosecond() throws {
    let repair = try document(RepairSample.fit { $0.kept?.firstFrame = nil })
    #expect(repair.integer("kept.frameCount") == 149)
    #expect(repair.integer("kept.sourceFrameCount") == 153)
    #expect(repair.integer("kept.resultFrameCount") == 149)
    #expect(repair.double("kept.start") == 0)
    #expect(repair.double("kept.end") == 4.971633)
    #expect(!repair.keys("kept").contains("firstFrame"))
  }

  @Test func stepsHaveReasonCostAndFindings() throws {
    let repair = try document(RepairSample.fit())
    #expect(repair.text("steps.0.kind") == "cut")
    #expect(repair.text("steps.0.action") == "Keep frames 0 to 148.")
    #expect(repair.text("steps.0.reason") == "Eraser accepts at most 5 s.")
    #expect(repair.text("steps.0.cost") == "The last 4 frames are left out.")
    #expect(repair.text("steps.0.findings.0") == "video.duration.too-long")
    #expect(repair.text("steps.1.kind") == "remove-metadata")
    #expect(repair.keys("steps.1") == ["kind", "action", "reason", "findings"])
    #expect(repair.at("losses") as? [String] == ["The place of recording."])
    #expect(repair.at("notes") as? [String] == ["The colours are untagged; they stay so."])
  }

  @Test func aPlanPromisesNoBytes() throws {
    let plan = try document(RepairSample.fit { $0.outcome = .planned })
    #expect(plan.text("outcome") == "planned")
    #expect(!plan.keys("after.facts").contains("byteCount"))
    #expect(plan.integer("after.facts.video.0.frameCount") == 149)
    let copy = try document(
      RepairSample.fit {
        $0.outcome = .planned
        $0.steps = []
      })
    #expect(copy.integer("after.facts.byteCount") == 301_200)
  }

  @Test func aRefusalFailsAndHasNoResult() throws {
    let repair = try document(RepairSample.refused())
    #expect(repair.text("outcome") == "refused")
    #expect(repair.text("verdict") == "fail")
    #expect(repair.text("refusals.0.id") == "too-short")
    #expect(repair.text("refusals.0.reason")?.contains("at least 8 s") == true)
    #expect((repair.at("refusals.0.choices") as? [String])?.count == 2)
    #expect(Set(repair.keys).isDisjoint(with: ["after", "output", "kept"]))
    #expect((repair.at("steps") as? [Any])?.isEmpty == true)
  }

  @Test func namesComeBackAsTheyWere() throws {
    let name = "quote\" line\n esc\u{1B} bidi\u{202E} 🎬.mp4"
    let repair = try document(
      RepairSample.fit {
        $0.input = name
        $0.output = name
      })
    #expect(repair.text("input") == name)
    #expect(repair.text("output") == name)
  }
}
