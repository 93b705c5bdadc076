import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct DescriptionReaderTests {
  private func reading(
    _ description: String, _ types: [MediaType] = [.video], isList: Bool = false,
    kilobyte: Int = 1000, fields: Set<String> = []
  ) -> DescriptionReading {
    DescriptionReader(types: types, isList: isList, kilobyte: kilobyte, fields: fields)
      .reading(of: description)
  }

  /// The limits of a description in words, and what was not understood.
  private func words(_ reading: DescriptionReading) -> [String] {
    reading.statements.map { statement in
      let limit = Limit(
        roles: [.role("it")], quantity: statement.quantity, bounds: statement.bounds,
        level: statement.level, scope: statement.scope, transport: statement.transport,
        source: Source(evidence: .providerSchema))
      return String(limit.summary.dropFirst("it: ".count))
    } + reading.unread.map { "unread: \($0)" }
  }

  @Test(arguments: [
    ("Maximum duration is 30 seconds.", ["duration at most 30 s"]),
    ("2-15 seconds each", ["duration 2 s to 15 s"]),
    ("The video to edit (3-30s), referenced as @Video1.", ["duration 3 s to 30 s"]),
    ("Each clip must be at least 16 fps.", ["frame rate at least 16 fps"]),
    (
      "At least 2 seconds long (maximum 15 MB)",
      [
        "duration at least 2 s", "file size at most 15,000,000 bytes (15 MB)",
      ]
    ),
    (
      "Must be between 10 seconds and 5 minutes long and at most 10MB.",
      [
        "duration 10 s to 300 s", "file size at most 10,000,000 bytes (10 MB)",
      ]
    ),
    ("Clip must be 10 seconds or less", ["duration at most 10 s"]),
    ("Shorter than 20 s", ["duration less than 20 s"]),
    ("Width and height must be between 300 and 6000 px", ["side 300 px to 6000 px"]),
    ("The shorter side must be at least 320 pixels", ["short side at least 320 px"]),
    ("At most 4096x2160", ["long side at most 4096 px", "short side at most 2160 px"]),
    ("Aspect ratio (width / height) must be between 0.4 and 2.5", ["aspect ratio 0.4 to 2.5"]),
    ("Supported formats: MP4, MOV", ["container mp4 or mov"]),
    ("Only .mp4/.mov supported.", ["container mp4 or mov"]),
    ("Must be an MP4 file", ["container mp4"]),
    (
      "MP4/MOV, max 100MB",
      ["container mp4 or mov", "file size at most 100,000,000 bytes (100 MB)"]
    ),
    (
      "2-15s, up to 100MB, mp4 or mov.",
      [
        "duration 2 s to 15 s", "file size at most 100,000,000 bytes (100 MB)",
        "container mp4 or mov",
      ]
    ),
    (
      "Video must be MP4 or WebM, no longer than 30 s.",
      ["container mp4 or webm", "duration at most 30 s"]
    ),
    ("A clip, such as MP4, max 100MB", ["unread: A clip, such as MP4, max 100MB"]),
    ("We recommend at most 10 seconds", ["duration at most 10 s (recommended)"]),
    (
      "A data URI (e.g. data:video/mp4;base64,AAAA, up to 16MB)",
      [
        "file size at most 16,000,000 bytes (16 MB) (as a data URI)"
      ]
    ),
  ])
  func whatASentenceStatesIsRead(sentence: String, limits: [String]) {
    #expect(words(reading(sentence)) == limits)
  }

  @Test(arguments: [
    ("时长：3-60秒。", ["duration 3 s to 60 s"]),
    (
      "分辨率：长边不超过2160像素，短边不小于320像素。",
      [
        "long side at most 2160 px", "short side at least 320 px",
      ]
    ),
    ("宽高比：1:2.5~2.5:1。", ["aspect ratio 0.4 to 2.5"]),
    ("文件大小：不超过100MB。", ["file size at most 100,000,000 bytes (100 MB)"]),
    ("帧率：大于8fps。", ["frame rate more than 8 fps"]),
    (
      "格式：MP4、MOV（建议H.264编码）。",
      [
        "container mp4 or mov", "video codec h264 (recommended)",
      ]
    ),
    ("接受类型：video/mp4, video/quicktime, video/x-matroska", ["container mp4, mov or mkv"]),
  ])
  func chineseIsRead(sentence: String, limits: [String]) {
    #expect(words(reading(sentence)) == limits)
  }

  @Test(arguments: [
    (
      "URL of the image the video starts from (PNG, JPEG, or WebP).",
      [
        "image format png, jpeg or webp"
      ]
    ),
    ("Max 30 MB per image.", ["file size at most 30,000,000 bytes (30 MB)"]),
    (
      "JPG/PNG/JPEG 格式，小于 5MB，分辨率低于 4096x4096。",
      [
        "image format jpeg or png", "file size less than 5,000,000 bytes (5 MB)",
        "long side less than 4096 px", "short side less than 4096 px",
      ]
    ),
  ])
  func whatASentenceStatesOfImagesIsRead(sentence: String, limits: [String]) {
    #expect(words(reading(sentence, [.image])) == limits)
  }

  @Test(arguments: [
    ("Reference images (up to 9) for style.", MediaType.image, ["count at most 9 items"]),
    (
      "Ordered keyframes between the first and last frames (max 8).", .image,
      [
        "count at most 8 items"
      ]
    ),
    (
      "Up to 5 reference video URLs totaling at most 15 seconds.", .video,
      [
        "count at most 5 items", "duration at most 15 s (all files together)",
      ]
    ),
    ("Up to three clips", .video, ["count at most 3 items"]),
    (
      "Up to 3 videos, combined duration must be between 2 and 15 seconds, total size under 50 MB.",
      .video,
      [
        "count at most 3 items", "duration 2 s to 15 s (all files together)",
        "file size less than 50,000,000 bytes (50 MB) (all files together)",
      ]
    ),
    (
      "Total files across all modalities must not exceed 12.", .video,
      [
        "count at most 12 items (counted together)"
      ]
    ),
    (
      "Reference images, videos, and audio clips must add up to at most 12 files.", .audio,
      [
        "count at most 12 items (counted together)"
      ]
    ),
  ])
  func whatASentenceStatesOfListsIsRead(sentence: String, type: MediaType, limits: [String]) {
    #expect(words(reading(sentence, [type], isList: true)) == limits)
  }

  /// What cannot be a limit on the file, or only half of one, is for a person to read.
  @Test(arguments: [
    "The output lasts up to 10 seconds.",
    "At 720p, up to 20 seconds are supported.",
    "Videos longer than 10 seconds will be trimmed.",
    "If the clip is longer than 8 s, it is cut.",
    "GIF is not supported.",
    "Images may have up to 10 MB.",
    "The width is 300 px.",
    "Exceptionally high sample rates may be resampled to 96 kHz.",
    "Each video must be between ~480p (640x640) and ~720p (834x1112) in resolution.",
    "Only one person may be visible.",
    "Up to 10 MB, for example 3 s.",
  ])
  func whatIsNoLimitIsLeftUnread(sentence: String) {
    let reading = reading(sentence)
    #expect(reading.statements.isEmpty)
    #expect(reading.unread == [sentence])
  }

  @Test(arguments: [
    "The video to edit.", "Refer to it as @Video1, or as Video 1.", "A video of a character.",
    "[Read more](https://example.com/a/300-px?max=10).",
  ])
  func whatHasNoFigureIsNotListed(sentence: String) {
    #expect(words(reading(sentence)).isEmpty)
  }

  @Test func providersDifferInTheirMegabytes() {
    let sizes = [1000, 1024].map { reading("At most 10 MB", kilobyte: $0).statements.first?.bounds }
    #expect(sizes.map { $0?.maximum?.value } == [10_000_000, 10_485_760])
  }

  @Test func aFieldMayNeedOthers() {
    let fields: Set<String> = ["start_image_url", "reference_images", "image"]
    func read(_ text: String) -> DescriptionReading {
      reading(text, [.image], fields: fields)
    }
    #expect(read("Last frame. Requires start_image_url.").requires == ["start_image_url"])
    #expect(read("Cannot be combined with reference images.").excludes == ["reference_images"])
    #expect(
      reading("At least one reference image is required.", [.audio]).requiredTypes == [.image])
    // What depends on a setting is more than a profile has words for.
    #expect(read("Requires enable_thinking=true.").unread == ["Requires enable_thinking=true."])
  }

  @Test func promptsAreCountedAsTheDescriptionSays() {
    let reading = reading(
      "A non-empty string up to 1000 characters (measured in UTF-16 code units).", [.text])
    #expect(reading.statements.map(\.unit) == [.utf16Units])
    #expect(reading.statements.first?.bounds.maximum?.value == 1000)
    #expect(self.reading("At most 2048 bytes", [.text]).statements.map(\.unit) == [.bytes])
  }
}
