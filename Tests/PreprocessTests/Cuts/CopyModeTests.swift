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
