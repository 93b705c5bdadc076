import MediaModel
import Preflight
import TestSamples
import Testing

@testable import ProviderAnswers

@Suite struct SinceSuccessTests {
  private let now = MediaRecord.clip()

  @Test func whatNeverWorkedHasNothingToCompareWith() {
    #expect(SinceSuccess([], now: now) == nil)
    #expect(SinceSuccess([.check(.fail), .run(exitCode: 1)], now: now) == nil)
  }

  @Test func aRunThatEndedWellCountsBeforeANewerCheck() throws {
    let entries = [
      HistoryEntry.check(.pass, at: 3), .run(exitCode: 0, at: 2), .check(.pass, at: 1),
    ]
    #expect(try #require(SinceSuccess(entries, now: now)).success.time == 2)
  }

  @Test func aCheckThatPassedWithWarningsWorked() throws {
    let entries = [HistoryEntry.check(.fail, at: 3), .check(.warn, at: 2), .check(.pass, at: 1)]
    #expect(try #require(SinceSuccess(entries, now: now)).success.time == 2)
  }

  @Test(arguments: [RunRecord.Stage.stopped, .started, .killed])
  func aRunThatDidNotEndNeverWorked(stage: RunRecord.Stage) {
    var entry = HistoryEntry.run(exitCode: 0)
    entry.run?.stage = stage
    #expect(SinceSuccess([entry], now: now) == nil)
  }

  @Test func theProfileThatWasUsedLastIsMeant() throws {
    let entries = [
      HistoryEntry.check(.fail, for: "a/b", at: 3), .check(.pass, for: "c/d", at: 2),
      .check(.pass, for: "a/b", at: 1),
    ]
    #expect(try #require(SinceSuccess(entries, now: now)).success.time == 1)
  }

  @Test func anotherProfileHelpsWhereThatOneNeverWorked() throws {
    let entries = [HistoryEntry.check(.fail, for: "a/b"), .check(.pass, for: "c/d", at: 2)]
    #expect(try #require(SinceSuccess(entries, now: now)).success.profileID == "c/d")
  }

  @Test func aFileThatIsAsItWasHasNoChanges() throws {
    #expect(try changes(to: now).isEmpty)
  }

  /// Something that is done to a file, and what is said of it.
  struct Difference: Sendable {
    let kind: EntryChange.Kind
    let message: String
    let change: @Sendable (inout MediaRecord) -> Void

    init(
      _ kind: EntryChange.Kind, _ message: String,
      _ change: @escaping @Sendable (inout MediaRecord) -> Void
    ) {
      (self.kind, self.message, self.change) = (kind, message, change)
    }

    static let all = [
      Difference(.duration, "It is longer: 5.001 s, was 5.000 s.") {
        $0.duration = Rational(5001, 1000)
      },
      Difference(.duration, "It is shorter: 4.000 s, was 5.000 s.") { $0.duration = 4 },
      Difference(.displaySize, "It measures 1280x720, was 1920x1080.") {
        $0.displaySize = PixelSize(width: 1280, height: 720)
      },
      Difference(.frameRate, "It runs at 30000/1001 fps, was 25 fps.") {
        $0.frameRate = Rational(30000, 1001)
      },
      Difference(.format, "Its format is mov, was mp4.") { $0.format = "mov" },
      Difference(.videoCodec, "Its video codec is hevc, was h264.") { $0.videoCodec = "hevc" },
      Difference(.audioCodec, "Its audio codec is opus, was aac.") { $0.audioCodec = "opus" },
      Difference(.audioCodec, "It has no audio now, and had some (aac).") { $0.audioCodec = nil },
      Difference(.content, "The file was replaced or changed: 101 bytes, was 100 bytes.") {
        ($0.byteCount, $0.contentHash) = (101, "b")
      },
      Difference(
        .content, "The file was replaced or changed: as many bytes as before, but others."
      ) { $0.contentHash = "b" },
      Difference(.place, "It lies at /new.mp4, and lay at /a.mp4.") { $0.path = "/new.mp4" },
    ]
  }

  @Test(arguments: Difference.all)
  func everyChangeOfTheFileIsSaid(difference: Difference) throws {
    var file = now
    difference.change(&file)
    #expect(try changes(to: file) == [EntryChange(difference.kind, difference.message)])
  }

  @Test func whatIsNotKnownIsNoChange() throws {
    var file = now
    (file.duration, file.displaySize, file.frameRate, file.format) = (nil, nil, nil, nil)
    (file.videoCodec, file.contentHash) = (nil, nil)
    #expect(try changes(to: file).isEmpty)
  }

  @Test func aFileThatIsGoneIsSaidToBeGone() throws {
    #expect(try changes(to: nil).map(\.kind) == [.missing])
  }

  @Test func otherSettingsAndOtherNumbersOfFilesAreSaid() throws {
    var latest = HistoryEntry.check(.fail, at: 2)
    latest.settings = ["resolution": "1080p", "seed": "1"]
    latest.inputs.append(MediaRecord(path: "/ref.png", byteCount: 1, kind: .image))
    var earlier = HistoryEntry.check(.pass)
    earlier.settings = ["resolution": "720p", "duration": "5"]
    let changes = try #require(SinceSuccess([latest, earlier], now: now)).changes
    #expect(
      changes.map(\.message) == [
        "The last request had 1 image, and the one that worked none.",
        "duration was 5 when it worked, and is not given now.",
        "resolution was 720p when it worked, and is 1080p now.",
        "seed was not given when it worked, and is 1 now.",
      ])
  }

  @Test func settingsOfAnotherProfileAreNoChange() throws {
    var latest = HistoryEntry.check(.fail, for: "a/b", at: 2)
    latest.settings = ["resolution": "1080p"]
    #expect(
      try #require(SinceSuccess([latest, .check(.pass, for: "c/d")], now: now)).changes.isEmpty)
  }

  private func changes(to file: MediaRecord?) throws -> [EntryChange] {
    try #require(SinceSuccess([.check(.pass)], now: file)).changes
  }
}

extension MediaRecord {
  fileprivate static func clip() -> MediaRecord {
    MediaRecord(
      path: "/a.mp4", contentHash: "a", byteCount: 100, kind: .video, format: "mp4",
      videoCodec: "h264", audioCodec: "aac", displaySize: PixelSize(width: 1920, height: 1080),
      duration: 5, frameRate: 25, frameCount: 125)
  }
}

extension HistoryEntry {
  fileprivate static func check(
    _ verdict: Verdict, for profile: String = "a/b", at time: Int64 = 1
  ) -> HistoryEntry {
    HistoryEntry(time: time, profileID: profile, verdict: verdict, inputs: [.clip()])
  }

  fileprivate static func run(exitCode: Int32, at time: Int64 = 1) -> HistoryEntry {
    var entry = check(.pass, at: time)
    entry.run = RunRecord(stage: .ended, command: "send", fingerprint: "f", exitCode: exitCode)
    return entry
  }
}

@Suite struct RememberedSettingsTests {
  private let profile = Profile.sample(settings: [
    "mode": Setting(allowed: [.text("turbo quality")]), "style": Setting(),
  ])

  @Test(arguments: [
    ("duration", "5"), ("seed", "-12.5"), ("ratio", "16:9"), ("size", "1920x1080"),
    ("resolution", "1080p"), ("audio", "TRUE"), ("mode", "turbo quality"),
  ])
  func whatIsNoTextIsKept(name: String, value: String) {
    #expect(RememberedSettings([name: value], profile: profile).kept == [name: value])
  }

  @Test(arguments: [
    ("prompt", "a castle"), ("prompt", "42"), ("negative_prompt", "1"), ("style", "castle"),
    ("api_key", "12345678"), ("accessToken", "1"), ("mode", "other"), ("x", "sk-1234abcd"),
    ("seed", "123456789012345678901234567890123"),
  ])
  func textsAndWhatMayBeSecretAreNot(name: String, value: String) {
    #expect(RememberedSettings([name: value], profile: profile).kept.isEmpty)
  }

  @Test func whatIsNotKeptIsTakenOutOfSentences() {
    let settings = RememberedSettings(
      ["prompt": "a castle", "style": "a castle at night", "duration": "10"], profile: profile)
    #expect(
      settings.redacted("10 s of 'a castle at night', not of 'a castle'.")
        == "10 s of '…', not of '…'.")
  }
}

@Suite struct RememberedPlaceTests {
  @Test(arguments: [
    ("/clips/a?b#c.mp4", "/clips/a?b#c.mp4"),
    ("https://user:pass@host.example/a/b.mp4?token=1#x", "https://host.example/a/b.mp4"),
    ("https://host.example?token=1", "https://host.example"),
    ("data:video/mp4;base64,AAAA", "data:"),
  ])
  func nothingSecretOfAPlaceIsKept(path: String, kept: String) {
    #expect(MediaRecord(.sample(), path: path).path == kept)
  }
}
