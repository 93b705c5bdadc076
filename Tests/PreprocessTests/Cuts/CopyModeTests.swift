import Foundation
import Media
import MediaModel
import Preflight
import Preprocess
import TestMedia
import Testing

/// Cuts that take coded pictures over as they are.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct CopyModeTests {
  /// A clip with a range that can be copied exactly.
  struct Case: Sendable, CustomTestStringConvertible {
    let clip: NumberedClip
    let range: Range<Int>
    var testDescription: String { "\(clip.name) \(range)" }
  }

  static let exact = [
    Case(clip: NumberedClip("intra") { $0.keyFrameDistance = 1 }, range: 13..<57),
    Case(
      clip: NumberedClip("prores") {
        $0.codec = .proRes
        $0.container = .mov
        $0.pixelFormat = "yuv422p10le"
        $0.sound?.codec = .pcm
      }, range: 13..<57),
    Case(clip: NumberedClip("key-frame-start") { $0.keyFrameDistance = 25 }, range: 50..<75),
    Case(clip: NumberedClip("key-frame-start-only") { $0.keyFrameDistance = 25 }, range: 50..<61),
  ]

  @Test(arguments: exact, [FitOptions.Mode.auto, .copy])
  func copiesWhereThatIsExact(source: Case, mode: FitOptions.Mode) throws {
    let cut = try CutClip(source.clip)
    let result = try cut.trimmed {
      $0.from = .frames(Int64(source.range.lowerBound))
      $0.frameCount = source.range.count
      $0.mode = mode
    }
    cut.expect(result, toKeep: source.range)
    #expect(result.report.steps.contains { $0.kind == .copyFrames })
    let hashes = try FrameHashes.hashes(of: cut.path)
    #expect(try FrameHashes.hashes(of: result.path) == Array(hashes[source.range]))
  }

  private func rendition(of plan: RepairPlan) throws -> ClipRendition {
    guard case .clip(let rendition)? = plan.recipe?.rendition else {
      throw MediaError(.unsupported, path: "", reason: "no clip is planned.")
    }
    return rendition
  }

  @Test func provesCopiedFramesByTheirBytes() throws {
    let cut = try CutClip(NumberedClip("intra-proof") { $0.keyFrameDistance = 5 })
    let options = FitOptions {
      $0.from = .frames(15)
      $0.frameCount = 30
      $0.mode = .copy
    }
    let copied = try rendition(of: RepairPlanner().planTrim(cut.path, options: options))
    let path = try cut.cut { $0 = options }
    let proof = try #require(try CopiedClip(comparing: path, with: copied) { true })
    #expect(proof.damageCount == 0)
    #expect(proof.frameTimes == (0..<30).map { MediaTime(seconds: Rational($0, 25) ?? 0) })

    // A byte among those of the frames that is not the source's.
    var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
    bytes[bytes.count / 2] ^= 0x10
    let changed = path + ".changed.mp4"
    try Data(bytes).write(to: URL(filePath: changed))
    #expect(try CopiedClip(comparing: changed, with: copied) { true } == nil)
    #expect(throws: MediaError.self) {
      try CopiedClip(comparing: path, with: copied) { false }
    }
  }

  @Test func decodesEverythingWhereGroupsAreFew() throws {
    let cut = try CutClip(NumberedClip("few-groups") { $0.keyFrameDistance = 25 })
    let options = FitOptions {
      $0.from = .frames(50)
      $0.frameCount = 25
      $0.mode = .copy
    }
    let copied = try rendition(of: RepairPlanner().planTrim(cut.path, options: options))
    let path = try cut.cut { $0 = options }
    #expect(try CopiedClip(comparing: path, with: copied) { true } == nil)
  }

  /// What x264 writes into its stream of its own settings.
  @Test(
    arguments: [
      (EncodingSpeed.fast, "subme=1 "), (.balanced, "subme=2 "), (.best, "subme=7 "),
    ])
  func encodesAtTheSpeedThatIsAskedFor(speed: EncodingSpeed, setting: String) throws {
    let cut = try CutClip(NumberedClip("speeds"))
    let path = try cut.cut {
      $0.from = .frames(3)
      $0.frameCount = 10
      $0.mode = .encode
      $0.speed = speed
    }
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(text.contains(setting))
  }

  static let inexact = [
    Case(clip: NumberedClip("within-a-group") { $0.keyFrameDistance = 25 }, range: 13..<57),
    Case(
      clip: NumberedClip("open-group") {
        $0.bFrameCount = 3
        $0.encoderOptions = ["x264-params": "open-gop=1:keyint=24:min-keyint=24:b-adapt=0"]
      }, range: 25..<50),
    Case(
      clip: NumberedClip("end-among-b-frames") {
        $0.bFrameCount = 3
        $0.encoderOptions = ["x264-params": "keyint=50:bframes=3:b-adapt=0"]
      }, range: 0..<46),
  ]

  @Test(arguments: inexact)
  func refusesToCopyWhereThatIsNotExact(source: Case) throws {
    let cut = try CutClip(source.clip)
    let options = FitOptions {
      $0.from = .frames(Int64(source.range.lowerBound))
      $0.frameCount = source.range.count
      $0.mode = .copy
    }
    let plan = try RepairPlanner().planTrim(cut.path, options: options)
    #expect(plan.recipe == nil)
    #expect(plan.report.refusals.first?.reason.isEmpty == false)
  }
}
