import Foundation
import JSON
import MediaModel
import Preflight
import Reports
import Testing

struct StillJSONTests {
  private let json = StillJSON(ffmpegVersion: "5.1.9", createdAt: "2026-11-20T10:15:00Z")

  private func document(_ stills: StillRecord...) throws -> [String: Any] {
    try Decoded.object(json.document(stills, of: "clip.mp4"))
  }

  @Test func holdsTheStillsOfOneSource() throws {
    let document = try document(StillSample.last(), StillSample.replaced())
    #expect(document.text("schema") == "preflight.stills/1")
    #expect(document.text("tool.name") == "preflight")
    #expect(document.text("tool.ffmpeg") == "5.1.9")
    #expect(document.text("createdAt") == "2026-11-20T10:15:00Z")
    #expect(document.text("outcome") == "written")
    #expect(document.text("verdict") == "pass")
    #expect(document.text("input") == "clip.mp4")
    #expect((document.at("stills") as? [Any])?.count == 2)
  }

  @Test func aStillSaysWhatItIs() throws {
    let document = try document(StillSample.last())
    #expect(document.text("stills.0.path") == "stills/end.png")
    #expect(document.text("stills.0.request") == "last")
    #expect(document.text("stills.0.format") == "png")
    #expect(document.integer("stills.0.width") == 1280)
    #expect(document.integer("stills.0.height") == 720)
    #expect(document.integer("stills.0.bitDepth") == 8)
    #expect(document.integer("stills.0.byteCount") == 1_234_567)
    #expect(document.text("stills.0.sourceHash") == "ab12")
    #expect(document.text("stills.0.pixelHash") == "cd34")
  }

  @Test func theFrameIsNamedExactly() throws {
    let document = try document(StillSample.last())
    #expect(document.integer("stills.0.stream") == 1)
    #expect(document.integer("stills.0.frameIndex") == 149)
    #expect(document.integer("stills.0.ptsTicks") == 152_149)
    #expect(document.text("stills.0.timeBase") == "1/30000")
    #expect(document.double("stills.0.pts") == 5.071633)
    #expect(document.double("stills.0.time") == 4.971633)
    #expect(document.double("stills.0.duration") == 0.033367)
  }

  @Test func whatIsUnknownIsAbsent() throws {
    let document = try document(
      StillSample.last {
        $0.sourceHash = nil
        $0.frame = StillSample.frame(149, isCounted: false)
        $0.frame?.duration = nil
        $0.color.chromaLocation = nil
        $0.color.range = .init("unknown", .assumed)
      })
    let keys = document.keys("stills.0")
    #expect(
      keys.isDisjoint(with: ["sourceHash", "frameIndex", "duration", "fields", "replaced"]))
    #expect(keys.isSuperset(of: ["pts", "time", "pixelHash", "steps", "notes", "profiles"]))
    #expect(document.keys("stills.0.color") == ["matrix", "primaries", "transfer"])
  }

  @Test func aPictureFileHasNoFrame() throws {
    let document = try document(StillSample.last { $0.frame = nil })
    #expect(
      document.keys("stills.0").isDisjoint(with: [
        "stream", "frameIndex", "pts", "ptsTicks", "timeBase", "time", "duration",
      ]))
  }

  @Test func everyValueOfTheColoursSaysWhatItRestsOn() throws {
    let document = try document(
      StillSample.last {
        $0.color.matrix = .init("bt2020nc", .assumed)
        $0.color.conversion = "tone-mapped from PQ to SDR"
      })
    #expect(document.text("stills.0.color.matrix.value") == "bt2020nc")
    #expect(document.text("stills.0.color.matrix.basis") == "assumed")
    #expect(document.text("stills.0.color.range.value") == "limited")
    #expect(document.text("stills.0.color.range.basis") == "tagged")
    #expect(document.text("stills.0.color.primaries.value") == "bt709")
    #expect(document.text("stills.0.color.transfer.value") == "bt709")
    #expect(document.text("stills.0.color.chromaLocation.value") == "left")
    #expect(document.text("stills.0.color.chromaLocation.basis") == "assumed")
    #expect(document.text("stills.0.color.conversion") == "tone-mapped from PQ to SDR")
  }

  @Test func aReplacedFrameIsNamedWithTheReason() throws {
    let document = try document(StillSample.replaced())
    #expect(document.integer("stills.0.frameIndex") == 140)
    #expect(document.integer("stills.0.replaced.wanted.frameIndex") == 149)
    #expect(document.double("stills.0.replaced.wanted.time") == 4.971633)
    #expect(document.text("stills.0.replaced.reason")?.hasPrefix("The frame is black") == true)
  }

  @Test func stepsNotesAndProfilesAreThoseOfARepair() throws {
    let document = try document(StillSample.fitted { $0.fields = "deinterlaced" })
    #expect(document.text("stills.0.steps.0.kind") == "crop")
    #expect(document.text("stills.0.steps.0.cost") == "25 % of the picture is cropped.")
    #expect((document.at("stills.0.notes") as? [String])?.count == 1)
    #expect(document.text("stills.0.profiles.0.id") == "example/eraser")
    #expect(document.text("stills.0.profiles.0.verdict") == "pass")
    #expect(document.text("stills.0.fields") == "deinterlaced")
  }

  @Test func theVerdictIsTheWorst() throws {
    let failing = StillSample.fitted {
      $0.check = [RepairSample.result([Sample.tooLong()], of: Sample.clip())]
    }
    #expect(try document(StillSample.fitted(), failing).text("verdict") == "fail")
  }

  @Test func aLineStandsOnItsOwn() throws {
    let line = json.line(StillSample.last())
    #expect(!line.text(isIndented: false).contains("\n"))
    let object = try Decoded.object(line)
    #expect(object.text("schema") == "preflight.still/1")
    #expect(object.text("input") == "clip.mp4")
    #expect(object.text("path") == "stills/end.png")
    #expect(object.text("tool.ffmpeg") == "5.1.9")
  }

  @Test func aRefusalFailsAndHasNoStills() throws {
    let document = try Decoded.object(
      json.refusal([StillSample.refusal], of: "clip.mp4", notes: ["One was complete."]))
    #expect(document.text("schema") == "preflight.stills/1")
    #expect(document.text("outcome") == "refused")
    #expect(document.text("verdict") == "fail")
    #expect((document.at("stills") as? [Any])?.isEmpty == true)
    #expect(document.text("refusals.0.id") == "aspect-undecided")
    #expect((document.at("refusals.0.choices") as? [String])?.count == 2)
    #expect(document.at("notes") as? [String] == ["One was complete."])
  }

  @Test func namesComeBackAsTheyWere() throws {
    let name = "quote\" line\n esc\u{1B} bidi\u{202E} 🎬.png"
    #expect(try document(StillSample.last { $0.path = name }).text("stills.0.path") == name)
  }
}
