import MediaModel
import System
import TestMedia
import Testing

@testable import Media

/// What the renderer makes of numbered clips that are hard to enter, without any planning.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct ExactRenderingTests {
  static let names = [
    "h264-open", "hevc-open", "mpeg2-open", "vp9-hidden-frames", "ts-h264", "hidden-key-frame",
    "uneven",
  ]

  @Test(arguments: NumberedClip.all.filter { names.contains($0.name) })
  func encodesExactlyTheFramesOfARange(clip: NumberedClip) throws {
    let folder = try TemporaryFolder()
    let path = try clip.write(in: folder)
    let played = try PlayedClip(path)
    let count = clip.numbers.count
    for range in [count / 6..<count * 5 / 8, count - 1..<count] {
      let output = folder.path("result-\(range.lowerBound).mp4")
      let file = try OutputFile(path: output, replacesExisting: false)
      let rendition = try rendition(of: path, keeping: range, evenly: clip.rate)
      let outcome = try ClipRenderer.write(rendition, to: file) { _ in true }
      try file.commit()
      #expect(outcome.frameCount == range.count)
      #expect(outcome.damage.isEmpty)
      let faults = try CutInspection(output, of: clip, played: played).faults(keeping: range)
      #expect(faults.isEmpty, "\(clip), frames \(range)")
    }
  }

  private func rendition(
    of path: String, keeping range: Range<Int>, evenly rate: FrameRate?
  ) throws -> ClipRendition {
    let facts = try MediaProbe(depth: .header).facts(of: path)
    let video = try #require(facts.video.first)
    let timeline = try FrameTimeline(ofTrack: video.index, in: path, near: nil)
    let times = timeline.times + [timeline.end]
    let picture = FrameRendition(
      turn: video.rotation ?? Rotation.none, sourceColor: video.color, resultColor: video.color)
    return ClipRendition(
      source: path,
      video: VideoRendition(
        track: video.index,
        range: FrameRange(
          start: timeline.time(times[range.lowerBound]),
          end: timeline.time(times[range.upperBound]), frameCount: range.count),
        timing: rate.map { .even($0) } ?? .original, frameCount: range.count,
        method: .encode(picture, VideoEncoding())),
      audio: facts.audio.first.map { audio in
        AudioRendition(
          track: audio.index,
          method: .encode(
            AudioEncoding(
              sampleRate: audio.sampleRate ?? 48_000, channelCount: audio.channelCount ?? 2)))
      })
  }
}

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
    var rendition = FrameRendition(sourceColor: ColorFacts(matrix: "bt709", range: .limited))
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
