import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct ContainerCheckTests {
  @Test(arguments: [
    ("mp4", "video/mp4", true), ("m4v", "mp4", true), ("mov", "quicktime", true),
    ("mov", "video/quicktime", true), ("3gp", "mp4", false), ("mkv", "video/x-matroska", true),
    ("mkv", "webm", false), ("avi", "mp4", false), ("mpegts", "ts", true),
    ("mpegps", "mpg", true),
  ])
  func knowsContainersByAllTheirNames(format: String, allowed: String, isAccepted: Bool) throws {
    let found = try findings(
      of: .sample(.container, .oneOf(allowed)), on: .sample(format: format))
    #expect(found.isEmpty == isAccepted)
    #expect(found.allSatisfy { $0.id == "video.container.not-accepted" && $0.fix != nil })
  }
}

struct ImageFormatCheckTests {
  @Test(arguments: [
    ("jpeg", "jpg", true), ("jpeg", "image/jpeg", true), ("png", "jpg", false),
    ("heic", "heif", true), ("tiff", "tif", true), ("webp", "WEBP", true), ("avif", "png", false),
  ])
  func knowsImagesByAllTheirNames(format: String, allowed: String, isAccepted: Bool) throws {
    let found = try findings(
      of: .sample(.imageFormat, .oneOf(allowed)), on: .image(format: format))
    #expect(found.isEmpty == isAccepted)
  }

  @Test func saysWhatTheImageIsAndWhatIsAccepted() throws {
    let finding = try findings(
      of: .sample(.imageFormat, .oneOf("jpeg", "png")), on: .image(format: "avif")
    ).first
    #expect(finding?.message == "The image is an AVIF file; Example accepts jpeg or png.")
  }
}

struct AudioFormatCheckTests {
  @Test(arguments: [
    ("mp3", "mp3", "mp3", true), ("wav", "pcm_s16le", "audio/x-wav", true),
    ("mp4", "aac", "m4a", true), ("mp4", "aac", "aac", true), ("flac", "flac", "mp3", false),
  ])
  func knowsSoundFilesByAllTheirNames(
    format: String, codec: String, allowed: String, isAccepted: Bool
  ) throws {
    let found = try findings(
      of: .sample(.audioFormat, .oneOf(allowed)), on: .sound(format: format, codec: codec))
    #expect(found.isEmpty == isAccepted)
  }
}

struct VideoCodecCheckTests {
  @Test(arguments: [
    ("h264", "H.264", true), ("hevc", "h265", true), ("av1", "av01", true), ("vp9", "h264", false),
  ])
  func knowsCodecsByAllTheirNames(codec: String, allowed: String, isAccepted: Bool) throws {
    let found = try findings(
      of: .sample(.videoCodec, .oneOf(allowed)), on: .sample(codec: codec))
    #expect(found.isEmpty == isAccepted)
  }

  private let table: [Limit] = {
    var hard = Limit.sample(.videoCodec)
    hard.allowedByContainer = ["mp4": ["h264"], "mov": ["h264", "prores"]]
    var tolerated = Limit.sample(.videoCodec, level: .advisory)
    tolerated.allowedByContainer = ["avi": ["mjpeg"]]
    return [hard, tolerated]
  }()

  @Test(
    arguments: [
      ("mp4", "h264", nil), ("mov", "prores", nil), ("mp4", "prores", .blocker),
      ("avi", "mjpeg", .alteration), ("avi", "mpeg4", .blocker), ("mkv", "h264", .blocker),
    ] as [(String, String, Severity?)])
  func judgesTheCodecInItsContainer(format: String, codec: String, severity: Severity?) throws {
    let found = try findings(
      of: .of(.sample(format: format, codec: codec)), for: .sample(limits: table))
    #expect(found.map(\.severity) == [severity].compactMap(\.self))
  }
}

struct PictureAndSoundCheckTests {
  @Test func refusesMoreBitsThanAccepted() throws {
    let ten = MediaFacts.sample().changingVideo { $0.pixelFormat.bitDepth = 10 }
    #expect(try findings(of: .sample(.bitDepth, .atMost("8")), on: .sample()).isEmpty)
    #expect(
      try findings(of: .sample(.bitDepth, .atMost("8")), on: ten).map(\.id)
        == ["video.bit-depth.too-high"])
    let unknown = MediaFacts.sample().changingVideo { $0.pixelFormat.bitDepth = nil }
    #expect(
      try findings(of: .sample(.bitDepth, .atMost("8")), on: unknown).map(\.severity)
        == [.unverified])
  }

  @Test(arguments: [(true, .blocker), (false, nil), (nil, .unverified)] as [(Bool?, Severity?)])
  func refusesTransparencyWhereNoneIsAccepted(hasAlpha: Bool?, severity: Severity?) throws {
    let limit = Limit.sample(.alpha, Bounds(allowed: [.flag(false)]))
    let found = try findings(of: limit, on: .image(hasAlpha: hasAlpha))
    #expect(found.map(\.severity) == [severity].compactMap(\.self))
  }

  @Test func demandsSound() throws {
    let limit = Limit.sample(.audioPresence, Bounds(allowed: [.flag(true)]))
    #expect(try findings(of: limit, on: .sample()).map(\.id) == ["audio.required"])
    let loud = MediaFacts.sample(audio: MediaFacts.sound().audio)
    #expect(try findings(of: limit, on: loud).isEmpty)
    let silent = Limit.sample(.audioPresence, Bounds(allowed: [.flag(false)]))
    #expect(try findings(of: silent, on: loud).map(\.id) == ["audio.not-accepted"])
  }

  @Test(arguments: [(1, true), (2, true), (6, false)])
  func countsChannels(channels: Int, isAccepted: Bool) throws {
    let limit = Limit.sample(.channels, .oneOf("mono", "stereo"))
    #expect(try findings(of: limit, on: .sound(channels: channels)).isEmpty == isAccepted)
  }

  @Test func judgesTheCodecOfTheSoundOnlyWhereThereIsSound() throws {
    let limit = Limit.sample(.audioCodec, .oneOf("aac"))
    #expect(try findings(of: limit, on: .sample()).isEmpty)
    let found = try findings(of: limit, on: .sample(audio: MediaFacts.sound().audio))
    #expect(found.map(\.id) == ["audio.codec.not-accepted"])
  }
}
