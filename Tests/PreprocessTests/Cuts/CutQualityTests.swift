import MediaModel
import Preprocess
import TestMedia
import Testing

/// How a cut looks beside its source, measured with FFmpeg's tools.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct CutQualityTests {
  /// Sources whose colours are said in different ways, and the matrix with which players show them.
  struct Case: Sendable, CustomTestStringConvertible {
    let clip: NumberedClip
    let matrix: String
    var testDescription: String { clip.name }
  }

  static let cases = [
    Case(clip: NumberedClip("untagged"), matrix: "bt601"),
    Case(clip: tagged("tagged-709", 1, 1, 1), matrix: "bt709"),
    Case(clip: tagged("tagged-601-525", 6, 6, 6), matrix: "bt601"),
    Case(clip: tagged("tagged-601-625", 5, 6, 5), matrix: "bt601"),
    Case(
      clip: NumberedClip("untagged-large", frames: 30) {
        $0.width = 1280
        $0.height = 720
      }, matrix: "bt709"),
    Case(
      clip: NumberedClip("full-range") {
        $0.codec = .mjpeg
        $0.container = .mov
        $0.pixelFormat = "yuvj420p"
      }, matrix: "bt601"),
    Case(
      clip: NumberedClip("full-range-tagged") {
        $0.pixelFormat = "yuvj420p"
        $0.color = SampleClip.Color(primaries: 1, transfer: 1, matrix: 1, isFullRange: true)
      }, matrix: "bt709"),
    Case(
      clip: NumberedClip("deep") {
        $0.codec = .proRes
        $0.container = .mov
        $0.pixelFormat = "yuv422p10le"
      }, matrix: "bt601"),
  ]

  @Test(arguments: cases, [FitOptions.Mode.auto, .encode])
  func keepsPicturesAndColors(of source: Case, mode: FitOptions.Mode) throws {
    let clip = try CutClip(source.clip)
    let result = try clip.cut {
      $0.from = .frames(5)
      $0.frameCount = 20
      $0.mode = mode
    }
    let comparison = try FrameComparison(
      result, with: clip.path, from: 5, count: 20, matrix: source.matrix)
    let similarities = comparison.similarities
    #expect(similarities.count == 20)
    #expect(similarities.reduce(0, +) / 20 >= 0.98)
    #expect((similarities.min() ?? 0) >= 0.96)
    #expect(comparison.meanColorError < 2)
  }

  @Test(arguments: cases)
  func saysNothingElseOfColors(of source: Case) throws {
    let clip = try CutClip(source.clip)
    let result = try clip.cut {
      $0.frameCount = 10
      $0.mode = .encode
    }
    let (before, after) = (
      try DecodedImage(decoding: clip.path), try DecodedImage(decoding: result)
    )
    #expect(after.matrix == before.matrix)
    #expect(after.primaries == before.primaries)
    #expect(after.transfer == before.transfer)
  }

  private static func tagged(
    _ name: String, _ primaries: UInt32, _ transfer: UInt32, _ matrix: UInt32
  ) -> NumberedClip {
    NumberedClip(name) {
      $0.color = SampleClip.Color(primaries: primaries, transfer: transfer, matrix: matrix)
    }
  }
}
