import MediaModel
import TestMedia
import Testing

@testable import Media

/// Bars around pictures with more than eight bits a channel.
struct DeepPaddingTests {
  @Test(arguments: ["yuv420p", "yuv420p10le"])
  func leavesThePictureItselfAsItIs(pixelFormat: String) throws {
    let folder = try TemporaryFolder()
    let clip = try SampleClip {
      $0.pictures = .numbers
      ($0.width, $0.height) = (128, 96)
      $0.pixelFormat = pixelFormat
      $0.frameCount = 1
    }.write(in: folder)
    let reader = try FrameReader(clip, track: 0)
    var rendition = PictureRendition(sourceColor: ColorFacts(matrix: "bt709", range: .limited))
    let size = try #require(PixelSize(width: 160, height: 120))
    try reader.read(try reader.addresses(of: [.first])) { frame in
      let plain = try frame.picture(rendition)
      rendition.padding = .init(size: size, left: 16, top: 12, color: "0000FF")
      let padded = try frame.picture(rendition)
      #expect(Array(padded.bytes.prefix(3)) == [0, 0, 255])
      for row in 0..<96 {
        let start = ((row + 12) * 160 + 16) * 3
        let inner = padded.bytes[start..<(start + 128 * 3)]
        // Dithering follows the place in the whole picture.
        let worst = zip(inner, plain.bytes[(row * 128 * 3)...])
          .map { abs(Int($0) - Int($1)) }.max()
        #expect((worst ?? 255) <= 1, "row \(row)")
      }
    }
  }
}
