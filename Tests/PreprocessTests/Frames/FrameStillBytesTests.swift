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

  @Test(arguments: StillExportOptions.Format.allCases)
  func writesTheSameBytesTwice(format: StillExportOptions.Format) throws {
    let stills = try (0..<2).map { _ in
      try FrameStill(of: clip, options: { $0.format = format })
    }
    #expect(try stills[0].bytes == stills[1].bytes)
    #expect(stills[0].proof == stills[1].proof)
  }

  @Test func staysLosslessWhereNobodyMinds() throws {
    #expect(try FrameStill(of: clip).proof.format == .png)
    let webP = try FrameStill(of: clip, options: { $0.format = .webp })
    #expect(webP.proof.format == .webp(quality: nil))
    #expect(webP.proof.pixelHash == (try FrameStill(of: clip).proof.pixelHash))
  }

  @Test func takesTheQualityThatWasAskedFor() throws {
    let still = try FrameStill(of: clip, options: { ($0.format, $0.quality) = (.jpeg, 41) })
    #expect(still.proof.format == .jpeg(quality: 41, halvesChroma: false))
    let webP = try FrameStill(of: clip, options: { ($0.format, $0.quality) = (.webp, 41) })
    #expect(webP.proof.format == .webp(quality: 41))
  }

  @Test(arguments: [true, false])
  func lowersTheQualityOnlyAsFarAsBytesDemand(isTheProfiles: Bool) throws {
    func still(_ bytes: Int64) throws -> FrameStill {
      try FrameStill(
        of: clip, limits: isTheProfiles ? [limit(bytes)] : [],
        options: { options in
          options.format = .jpeg
          if !isTheProfiles { options.maximumByteCount = bytes }
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
      of: clip, limits: [limit(8_000)], options: { $0.maximumByteCount = 1_000_000 })
    #expect(still.proof.byteCount <= 8_000)
    #expect(still.plan.maximumByteCount == 8_000)
  }

  @Test func leavesPNGOnlyWhereItStaysTooLarge() throws {
    let png = try FrameStill(of: clip)
    let same = try FrameStill(of: clip, options: { $0.maximumByteCount = png.proof.byteCount })
    #expect(same.proof == png.proof)
    let denser = try FrameStill(
      of: clip, options: { $0.maximumByteCount = png.proof.byteCount - 1 })
    #expect(denser.written.format == .png)
    #expect(denser.proof.pixelHash == png.proof.pixelHash)
    let other = try FrameStill(
      of: clip, options: { $0.maximumByteCount = denser.proof.byteCount - 1 })
    #expect(other.written.format == .jpeg)
    #expect(other.path.hasSuffix(".jpeg"))
  }

  @Test func writesNothingWhenALimitIsOutOfReach() throws {
    let folder = try TemporaryFolder()
    let source = try clip.write(in: folder)
    let png = try FrameStill(of: clip).proof.byteCount
    for requested: (StillExportOptions.Format?, Int64) in [
      (.png, png / 2), (.jpeg, 600), (nil, 30),
    ] {
      let error = #expect(throws: RefusedStill.self) {
        try FrameStill(
          of: source, in: folder,
          options: { ($0.format, $0.maximumByteCount) = requested })
      }
      #expect(error?.refusals.map(\.id) == ["too-many-bytes"])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["clip.mkv"])
  }

  @Test func takesTheFormatThatIsAccepted() throws {
    let jpegOnly = Limit.on(.imageFormat, .oneOf("jpeg"))
    #expect(try FrameStill(of: clip, limits: [jpegOnly]).written.format == .jpeg)
    let error = #expect(throws: RefusedStill.self) {
      try FrameStill(of: clip, limits: [jpegOnly], options: { $0.format = .png })
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
    let path = try FrameStill(of: clip, options: { $0.format = .png })
    let source = try folder.write(Array(path.bytes), named: "still.png")
    let error = #expect(throws: MediaError.self) { try FrameStill(of: source, in: folder) }
    #expect(error?.kind == .writeFailed)
  }
}

/// A frame of a clip that was saved as a still for a test, in a folder of its own.
struct FrameStill {
  let folder: TemporaryFolder
  let plan: FrameStillPlan
  let written: FrameStillWriter.Written

  /// Saves the first frame of a clip.
  init(
    of clip: SampleClip, limits: [Limit] = [],
    options: (inout StillExportOptions) -> Void = { _ in },
    facts change: (inout MediaFacts) -> Void = { _ in }
  ) throws {
    let folder = try TemporaryFolder()
    try self.init(
      of: clip.write(in: folder), in: folder, limits: limits, options: options, facts: change)
  }

  /// Saves the first frame of a clip, or the picture of a picture file.
  init(
    of source: String, in folder: TemporaryFolder, limits: [Limit] = [],
    options change: (inout StillExportOptions) -> Void = { _ in },
    facts changeFacts: (inout MediaFacts) -> Void = { _ in }
  ) throws {
    self.folder = folder
    var facts = try MediaProbe().facts(of: source)
    changeFacts(&facts)
    var options = StillExportOptions()
    change(&options)
    var profile = Profile.taking()
    profile.limits = limits
    let planner = try FrameStillPlanner(
      facts, options: options, acceptance: .init(profiles: limits.isEmpty ? [] : [profile]),
      catalog: .builtIn)
    let writer = FrameStillWriter(judge: planner.judge)
    let path = { (format: StillExportOptions.Format) in folder.path("still.\(format.rawValue)") }
    var results: [(FrameStillPlan, FrameStillWriter.Written)] = []
    if facts.kind == .image {
      let plan = planner.plan()
      results = [(plan, try writer.write(.file, plan, replacesExisting: false, to: path))]
    } else {
      let reader = try FrameReader(source, track: facts.mainVideo?.index ?? 0)
      try reader.read(
        reader.addresses(of: [.first]), deinterlacing: planner.fields.deinterlacing
      ) { frame in
        let plan = planner.plan(frame.traits)
        results.append(
          (plan, try writer.write(.frame(frame), plan, replacesExisting: false, to: path)))
      }
    }
    guard let result = results.first else { throw NoFrame() }
    (plan, written) = result
  }

  struct NoFrame: Error {}

  var path: String { written.path }
  var proof: StillProof { written.proof }

  /// What ffmpeg decodes the still to, in one of its formats.
  func values(_ format: String = "rgb24") throws -> [UInt8] {
    [UInt8](
      try ExternalProgram.ffmpeg.output([
        "-v", "error", "-i", path, "-vf", "scale=flags=accurate_rnd+full_chroma_int", "-f",
        "rawvideo", "-pix_fmt", format, "-",
      ]))
  }

  /// The bytes of the still.
  var bytes: Data { get throws { try Data(contentsOf: URL(fileURLWithPath: path)) } }
}
