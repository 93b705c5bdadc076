import Foundation
import Media
import MediaModel
import Preflight
import TestMedia
import Testing

@testable import Preprocess

/// Formats, qualities and limits on bytes.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct FrameStillBytesTests {
  private let clip = SampleClip { clip in
    clip.container = .mkv
    clip.codec = .ffv1
    clip.pictures = .numbers
    clip.frameCount = 2
    (clip.width, clip.height, clip.pixelFormat) = (320, 240, "yuv444p")
  }

  private func limit(_ bytes: Int64) -> Limit { .on(.fileSize, .atMost("\(bytes)")) }

  @Test(arguments: StillWishes.Format.allCases)
  func writesTheSameBytesTwice(format: StillWishes.Format) throws {
    let stills = try (0..<2).map { _ in
      try FrameStill(of: clip, wishes: { $0.format = format })
    }
    #expect(try stills[0].bytes == stills[1].bytes)
    #expect(stills[0].proof == stills[1].proof)
  }

  @Test func staysLosslessWhereNobodyMinds() throws {
    #expect(try FrameStill(of: clip).proof.format == .png)
    let webP = try FrameStill(of: clip, wishes: { $0.format = .webp })
    #expect(webP.proof.format == .webp(quality: nil))
    #expect(webP.proof.pixelHash == (try FrameStill(of: clip).proof.pixelHash))
  }

  @Test func takesTheQualityThatWasAskedFor() throws {
    let still = try FrameStill(of: clip, wishes: { ($0.format, $0.quality) = (.jpeg, 41) })
    #expect(still.proof.format == .jpeg(quality: 41, halvesChroma: false))
    let webP = try FrameStill(of: clip, wishes: { ($0.format, $0.quality) = (.webp, 41) })
    #expect(webP.proof.format == .webp(quality: 41))
  }

  @Test(arguments: [true, false])
  func lowersTheQualityOnlyAsFarAsBytesDemand(isTheProfiles: Bool) throws {
    func still(_ bytes: Int64) throws -> FrameStill {
      try FrameStill(
        of: clip, limits: isTheProfiles ? [limit(bytes)] : [],
        wishes: { wishes in
          wishes.format = .jpeg
          if !isTheProfiles { wishes.maximumByteCount = bytes }
        })
    }
    let best = try still(10_000_000)
    #expect(best.proof.format == .jpeg(quality: 92, halvesChroma: false))
    #expect(best.written.steps.isEmpty)
    #expect(try still(best.proof.byteCount).proof == best.proof)
    let lower = try still(best.proof.byteCount - 1)
    #expect(lower.proof.format == .jpeg(quality: 88, halvesChroma: false))
    #expect(lower.written.steps.map(\.kind) == [.compress])
    #expect(lower.proof.byteCount < best.proof.byteCount)
  }

  @Test func takesTheSmallerOfTwoLimits() throws {
    let still = try FrameStill(
      of: clip, limits: [limit(8_000)], wishes: { $0.maximumByteCount = 1_000_000 })
    #expect(still.proof.byteCount <= 8_000)
    #expect(still.plan.maximumByteCount == 8_000)
  }

  @Test func leavesPNGOnlyWhereItStaysTooLarge() throws {
    let png = try FrameStill(of: clip)
    let same = try FrameStill(of: clip, wishes: { $0.maximumByteCount = png.proof.byteCount })
    #expect(same.proof == png.proof)
    let denser = try FrameStill(
      of: clip, wishes: { $0.maximumByteCount = png.proof.byteCount - 1 })
    #expect(denser.written.format == .png)
    #expect(denser.proof.pixelHash == png.proof.pixelHash)
    let other = try FrameStill(
      of: clip, wishes: { $0.maximumByteCount = denser.proof.byteCount - 1 })
    #expect(other.written.format == .jpeg)
    #expect(other.path.hasSuffix(".jpeg"))
  }

  @Test func writesNothingWhenALimitIsOutOfReach() throws {
    let folder = try TemporaryFolder()
    let source = try clip.write(in: folder)
    let png = try FrameStill(of: clip).proof.byteCount
    for wished: (StillWishes.Format?, Int64) in [(.png, png / 2), (.jpeg, 600), (nil, 30)] {
      let error = #expect(throws: RefusedStill.self) {
        try FrameStill(
          of: source, in: folder,
          wishes: { ($0.format, $0.maximumByteCount) = wished })
      }
      #expect(error?.refusals.map(\.id) == ["too-many-bytes"])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["clip.mkv"])
  }

  @Test func takesTheFormatThatIsAccepted() throws {
    let jpegOnly = Limit.on(.imageFormat, .oneOf("jpeg"))
    #expect(try FrameStill(of: clip, limits: [jpegOnly]).written.format == .jpeg)
    let error = #expect(throws: RefusedStill.self) {
      try FrameStill(of: clip, limits: [jpegOnly], wishes: { $0.format = .png })
    }
    #expect(error?.refusals.isEmpty == false)
  }

  @Test func fitsTheSizeLikeARepair() throws {
    let limits: [Limit] = [.on(.longSide, .atMost("200")), .on(.side, .multiple(of: 8))]
    let still = try FrameStill(of: clip, limits: limits)
    #expect(still.proof.size == .of(200, 152) || still.proof.size == .of(192, 144))
    #expect(still.written.check.map(\.verdict) == [.pass])
    #expect(still.written.steps.map(\.kind).contains(.scale))
  }

  @Test func neverReplacesTheSource() throws {
    let folder = try TemporaryFolder()
    let path = try FrameStill(of: clip, wishes: { $0.format = .png })
    let source = try folder.write(Array(path.bytes), named: "still.png")
    let error = #expect(throws: MediaError.self) { try FrameStill(of: source, in: folder) }
    #expect(error?.kind == .outputExists)
  }
}
