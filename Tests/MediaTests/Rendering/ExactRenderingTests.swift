import Media
import MediaModel
import System
import TestMedia
import Testing

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
    let picture = PictureRendition(
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
