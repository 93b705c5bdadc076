import MediaModel
import TestMedia
import Testing

@testable import Media

/// Small pictures of frames that are only measured.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct FrameSketchTests {
  @Test(arguments: [
    ["-c:v", "ffv1", "-pix_fmt", "bgr0"], ["-c:v", "ffv1", "-pix_fmt", "gray"],
    ["-c:v", "libx264", "-crf", "8", "-pix_fmt", "yuv420p", "-colorspace", "bt709"],
    ["-c:v", "libx264", "-crf", "8", "-pix_fmt", "yuv420p10le", "-color_range", "pc"],
  ])
  func areWithinAShadeOfTheExactWay(coding: [String]) throws {
    let folder = try TemporaryFolder()
    let clip = try BlobClip {
      ($0.width, $0.height, $0.frameCount, $0.coding) = (640, 360, 1, coding)
      ($0.x, $0.y, $0.radius) = ("300", "150", 90)
    }.write(in: folder, named: "clip.mkv")
    let rendition = PictureRendition(
      crop: Cropping(left: 20, right: 0, top: 0, bottom: 11),
      scaledSize: PixelSize(width: 155, height: 87), sourceColor: ColorFacts(matrix: "bt709"))
    let reader = try FrameReader(clip, track: 0)
    try reader.read(try reader.addresses(of: [.first])) { frame in
      let (sketch, exact) = (try frame.sketch(rendition), try frame.picture(rendition))
      #expect(sketch.size == exact.size)
      let differences = zip(sketch.bytes, exact.bytes).map { abs(Int($0) - Int($1)) }
      let mean = Double(differences.reduce(0, +)) / Double(differences.count)
      #expect(mean < 1.5, "\(mean), at most \(differences.max() ?? 0)")
    }
  }
}
