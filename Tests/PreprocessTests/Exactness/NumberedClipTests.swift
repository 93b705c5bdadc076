import MediaModel
import TestMedia
import Testing

/// Whether the clips that prove exactness are what they say.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct NumberedClipTests {
  @Test(arguments: NumberedClip.all)
  func showsItsNumbersAndClicksWithThem(clip: NumberedClip) throws {
    let folder = try TemporaryFolder()
    let played = try PlayedClip(try clip.write(in: folder))
    #expect(played.numbers == Array(clip.numbers))
    guard let sound = played.sound else {
      #expect(clip.clip.sound == nil)
      return
    }
    let expected = clip.numbers.filter { $0 % 10 == 0 }
      .map { clip.time(ofFrame: $0).approximation + (played.times.first ?? 0) }
      .map { $0 - clip.pictureDelay.approximation }
      .filter { sound.contains($0) && sound.upperBound - $0 > 0.01 }
    let errors = zip(expected, played.clicks).map { abs($0 - $1) }
    #expect(played.clicks.count == expected.count, "\(played.clicks), not \(expected)")
    // Matroska's muxer of FFmpeg 5.1 writes Opus 7 ms early.
    #expect((errors.max() ?? 0) < 0.008, "\(errors)")
  }
}
