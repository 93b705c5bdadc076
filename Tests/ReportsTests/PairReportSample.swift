import Analysis
import MediaModel
import Preflight
import Testing

/// Pairs to make reports of.
enum PairReportSample {
  /// A gentle background with a square, darkened to a share of its light.
  private static func picture(squareAt left: Int, gain: Double) throws -> RGBImage {
    var bytes: [UInt8] = []
    for y in 0..<45 {
      for x in 0..<80 {
        let isSquare = (left..<(left + 15)).contains(x) && (15..<30).contains(y)
        let grain = (x + y).isMultiple(of: 2) ? 6 : -6
        let color = isSquare ? [210, 40 + grain, 30] : [110 + x / 4 + grain, 110 + y / 3, 110]
        bytes += color.map { UInt8((Double($0) * gain).rounded()) }
      }
    }
    let size = try #require(PixelSize(width: 80, height: 45))
    return try #require(RGBImage(size: size, bytes: bytes))
  }

  private static func still(_ request: String, _ source: String, frame: Int) throws -> StillRecord {
    let size = try #require(PixelSize(width: 1280, height: 720))
    let tagged = ColorReading.Value("bt709", .tagged)
    return StillRecord(
      request: request, source: source, path: "out/\(request == "last" ? "start" : "end").png",
      format: "png", size: size, byteCount: 1_200_000, bitDepth: 8,
      frame: FrameAddress(
        track: 0, ticks: Int64(frame), timeBase: try #require(Rational(1, 25)), number: frame,
        time: try #require(MediaTime(value: Int64(frame), timescale: 25))),
      pixelHash: String(repeating: "ab", count: 32),
      color: ColorReading(
        matrix: tagged, range: .init("limited", .tagged), primaries: tagged, transfer: tagged))
  }

  /// A pair that fits, or one whose second picture is darker, cropped and has its subject elsewhere.
  static func report(
    isPoor: Bool = false, change: (inout PairReport) -> Void = { _ in }
  ) throws -> PairReport {
    let wide = try #require(PixelSize(width: 1920, height: 1080))
    let classic = try #require(PixelSize(width: 1440, height: 1080))
    let size = try #require(PixelSize(width: 1280, height: 720))
    let start = PairFrame(
      measures: FrameMeasures(of: try picture(squareAt: 20, gain: 1)), originalSize: wide)
    let end = PairFrame(
      measures: FrameMeasures(
        of: try picture(squareAt: isPoor ? 60 : 22, gain: isPoor ? 0.5 : 1)),
      originalSize: isPoor ? classic : wide, croppedShare: isPoor ? 0.25 : 0)
    var report = PairReport(
      start: .init(record: try still("last", "a.mp4", frame: 124), measures: .init(start)),
      end: .init(record: try still("first", "b.mp4", frame: 0), measures: .init(end)), size: size,
      aspect: size.ratio, aspectReason: "The shape that both clips share.",
      assessment: PairAssessment(start: start, end: end), contactSheet: "out/pair.png")
    change(&report)
    return report
  }
}
