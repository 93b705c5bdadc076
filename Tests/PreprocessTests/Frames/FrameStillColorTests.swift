import Media
import MediaModel
import Preflight
import TestMedia
import Testing

@testable import Preprocess

/// High contrast, fields, and what is said of colours.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct FrameStillColorTests {
  private func clip(_ transfer: UInt32?) -> SampleClip {
    SampleClip { clip in
      clip.container = .mkv
      clip.codec = .ffv1
      // Black, the gray of 203 nits in PQ, and white.
      clip.pictures = .patches([[64, 512, 512], [573, 512, 512], [940, 512, 512]])
      clip.frameCount = 2
      (clip.width, clip.height, clip.pixelFormat) = (120, 48, "yuv420p10le")
      if let transfer {
        clip.color = SampleClip.Color(primaries: 9, transfer: transfer, matrix: 9)
      }
    }
  }

  @Test(arguments: [(UInt32(16), "PQ with an assumed peak of 1000 nits"), (18, "HLG")])
  func mapsTonesToSRGB(transfer: UInt32, name: String) throws {
    let still = try FrameStill(of: clip(transfer))
    let values = try still.values()
    let levels = [20, 60, 100].map { values[(24 * 120 + $0) * 3] }
    #expect(levels[0] <= 1 && levels[2] >= 250)
    #expect(levels[1] > 120 && levels[1] < 250)
    #expect(still.written.conversion == "tone-mapped from \(name) to sRGB")
    #expect(still.written.facts.image?.color.transfer == "iec61966-2-1")
    #expect(still.written.facts.image?.dynamicRange == .sdr)
    #expect(still.plan.color.transfer.basis == .tagged)
  }

  @Test(arguments: [(UInt32(16), DynamicRange.pq), (18, .hlg)])
  func keepsCodeValuesOfHDR(transfer: UInt32, range: DynamicRange) throws {
    let still = try FrameStill(of: clip(transfer), wishes: { $0.keepsHDR = true })
    #expect(still.proof.bitDepth == 16 && still.written.conversion == nil)
    #expect(still.written.facts.image?.dynamicRange == range)
    let values = try still.values("rgb48be")
    let middle = (24 * 120 + 60) * 6
    let value = Int(values[middle]) << 8 | Int(values[middle + 1])
    #expect(abs(value - (573 - 64) * 65_535 / 876) <= 64)
  }

  @Test func keepsHDRInPNGAlone() throws {
    let error = #expect(throws: RefusedStill.self) {
      try FrameStill(of: clip(16), wishes: { ($0.keepsHDR, $0.format) = (true, .jpeg) })
    }
    #expect(error?.refusals.map(\.id) == ["hdr-needs-png"])
  }

  @Test func saysWhatWasAssumed() throws {
    let color = try FrameStill(of: clip(nil)).plan.color
    #expect(color.matrix == ColorReading.Value("bt470bg", .assumed))
    #expect(color.transfer.basis == .assumed && color.primaries.basis == .assumed)
    #expect(color.chromaLocation == ColorReading.Value("left", .assumed))
  }

  @Test(arguments: [(true, "top"), (false, "bottom")])
  func saysWhatBecomesOfFields(isTopFirst: Bool, name: String) throws {
    var facts = MediaFacts.clip()
    facts.video[0].scan = isTopFirst ? .interlacedTopFirst : .interlacedBottomFirst
    let joined = FrameFields(facts, .deinterlace)
    #expect(joined.deinterlacing == (isTopFirst ? .top : .bottom))
    #expect(
      joined.sentence
        == "One whole picture was made of the two fields; the \(name) field comes first.")
    let woven = FrameFields(facts, .keep)
    #expect(woven.deinterlacing == nil && woven.sentence?.contains("stay woven") == true)
    facts.video[0].scan = .progressive
    #expect(FrameFields(facts, .deinterlace).sentence == nil)
  }

  @Test func refusesWhatNobodyCanShow() throws {
    func refusals(_ change: (inout VideoFacts) -> Void) throws -> [String] {
      let facts = MediaFacts.clip().withTrack(change)
      return try FrameStillPlanner(
        facts, wishes: StillWishes(), acceptance: .init(), catalog: .builtIn
      ).plan().refusals.map(\.id)
    }
    #expect(try refusals { $0.codec.isDecodable = false } == ["undecodable"])
    #expect(try refusals { $0.rotation = nil } == ["odd-rotation"])
    #expect(
      try refusals { $0.dynamicRange = .dolbyVision(profile: 5, compatibility: 0) }
        == ["dolby-vision"])
    #expect(try refusals { $0.color.matrix = "ictcp" } == ["matrix-unsupported"])
    #expect(try refusals { _ in } == [])
  }
}
