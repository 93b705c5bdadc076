import MediaModel
import Preflight
import TestSamples
import Testing

@testable import ProviderAnswers

struct SentenceTests {
  private func bounds(_ text: String, hasField: Bool = false) -> [(Quantity, Bounds)] {
    WordedBounds(text, hasField: hasField).bounds.map { ($0.quantity, $0.bounds) }
  }

  @Test(arguments: [
    ("Image width must be at least 300px, got 200px", Quantity.width, Bounds.atLeast("300")),
    ("Image height must be at most 4096px, got 5000px", .height, .atMost("4096")),
    ("Video duration must be at most 10s, got 12.5s", .duration, .atMost("10")),
    ("Video frame count must be at most 81, got 97", .frames, .atMost("81")),
    ("Audio duration must be at least 3s, got 1.5s", .duration, .atLeast("3")),
    ("The image must be at most 10MB", .fileSize, .atMost("10000000")),
    ("The file exceeds 10 MiB.", .fileSize, .atMost("10485760")),
    ("Each side must be at most 8000px", .side, .atMost("8000")),
    ("The shorter side must be at least 720 px", .shortSide, .atLeast("720")),
    ("prompt > 2048", .textLength, .atMost("2048")),
    ("The prompt must be at most 1,000 characters", .textLength, .atMost("1000")),
    ("Frame rate must be between 24 and 60 fps", .frameRate, .between("24", "60")),
    ("The video must be at most 60 frames per second", .frameRate, .atMost("60")),
    ("At least one image URL is required", .count, .atLeast("1")),
    ("You can send up to 4 images", .count, .atMost("4")),
    ("Too many images: maximum is 4", .count, .atMost("4")),
    ("The clip is longer than 10 seconds", .duration, .atMost("10")),
    ("The clip is shorter than 2 seconds", .duration, .atLeast("2")),
    ("The clip must be longer than 2 seconds", .duration, .above("2")),
    ("The clip must not be longer than 10 seconds", .duration, .atMost("10")),
    ("Video duration: 12 s, maximum 10 s", .duration, .atMost("10")),
    ("Video too long (12 s, max 10 s)", .duration, .atMost("10")),
    ("Video must be 10 seconds or less", .duration, .atMost("10")),
    ("Video length must be >= 2s", .duration, .atLeast("2")),
    ("Video duration must be ≤ 2.5 minutes", .duration, .atMost("150")),
    ("The video must be 4-30 s", .duration, .between("4", "30")),
    ("video duration should be within [2, 10] seconds", .duration, .between("2", "10")),
    (
      "The aspect ratio must be between 9:16 and 16:9", .aspectRatio,
      Bounds(minimum: .init(Rational(9, 16) ?? 0), maximum: .init(Rational(16, 9) ?? 0))
    ),
    ("Image area must be at most 36 megapixels", .area, .atMost("36000000")),
    ("Duration of the clip must be at most 1500 ms", .duration, .atMost("1.5")),
  ])
  func readsOneLimit(text: String, quantity: Quantity, expected: Bounds) {
    let found = bounds(text)
    #expect(found.map(\.0) == [quantity], "\(found)")
    #expect(found.first?.1 == expected, "\(found)")
  }

  @Test(arguments: [
    "image > 20 MB or > 4000x4000 px", "The image may have 20 MB at most: at most 4000x4000 px",
  ])
  func readsSeveralLimits(text: String) {
    let found = bounds(text)
    #expect(found.contains { $0.0 == .width && $0.1 == .atMost("4000") }, "\(found)")
    #expect(found.contains { $0.0 == .height && $0.1 == .atMost("4000") }, "\(found)")
  }

  @Test(arguments: [
    "failed after 30 seconds", "timeout of 10 s", "The request exceeded its timeout of 10 s",
    "attempt 3 of 5", "generated 5 s video", "Rate limit exceeded: at most 10 requests per minute",
    "maximum of 10 videos per day", "You have at most 3 concurrent tasks", "took 12.5 seconds",
    "Waiting for at most 60 seconds", "Retry in at most 5 s", "Video processing exceeded 300 s",
    "The video is 12 seconds long", "Uploaded clip.mp4 (10 MB, 5 s, 1280x720)",
    "Downloaded 16 MB in 3.2 s", "queue position: 4", "Your balance must be at least 5 USD",
    "The output video resolution exceeds 4K limits (3840x2160).",
    "Aspect ratios must be close: ar1/ar2=2.0, allowed range 0.8-1.25",
    "HTTP 413 request entity too large", "frame 10 of 240", "10% of 20 MB", "version 2.5 or 3.0",
    "gen4 takes 5 or 10", "Invalid asset dimensions (8000 px/side)", "seed 42", "took 3-5 seconds",
    "GPU memory exceeds 24 GB of results", "video 3 of 4 exceeds",
    "The clip must be at most 10 s, no: at most 12 s",
    "Try again after 30 seconds, at most", "eta: 45 s", "2 videos left of maximum 10 videos",
  ])
  func neverGuesses(text: String) {
    let found = bounds(text)
    #expect(found.isEmpty, "\(found)")
  }

  @Test(arguments: [
    ("Invalid seconds value. Supported values are 4, 8 and 12", ["4", "8", "12"]),
    ("Invalid value: '5'. Supported values are: '4', '8', and '12'.", ["4", "8", "12"]),
    ("duration must be 5 or 10", ["5", "10"]), ("must be one of: 720p, 1080p", ["720p", "1080p"]),
    ("value is not a valid enumeration member; permitted: '720p', '1080p'", ["720p", "1080p"]),
    ("must be one of ['16:9', '9:16']", ["16:9", "9:16"]),
  ])
  func readsListsOfSettings(text: String, values: [String]) {
    let found = bounds(text, hasField: true)
    #expect(found.first?.1.allowed?.map(\.text) ?? [] == values, "\(found)")
    #expect(bounds(text).isEmpty)
  }

  @Test func keepsNumbersExact() {
    #expect(bounds("Maximum video duration is 15.1 seconds").first?.1 == .atMost("15.1"))
    #expect(
      bounds("The image ratio must be at most 2.358").first?.1.maximum?.value
        == Rational(2358, 1000))
  }
}
