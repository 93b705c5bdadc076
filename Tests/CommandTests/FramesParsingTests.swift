import CommandLineArguments
import MediaModel
import Preflight
import Preprocess
import Testing

@testable import preflight_cli

struct FramesParsingTests {
  private func command(_ words: String...) throws -> FramesCommand {
    try #require(
      try PreflightCommand.parseAsRoot(["frames", "a.mp4"] + words) as? FramesCommand)
  }

  @Test func framesReadsAllItsOptions() throws {
    let command = try command(
      "--first", "--last", "--at", "2.5", "--at", "00:00:04:12", "--frame", "40", "--frame", "0",
      "--every", "10f", "--avoid-bad", "-o", "stills/", "--as", "jpeg", "--quality", "90",
      "--max-bytes", "1.5MB", "--size", "640x480", "--hdr", "tone-map", "--fields", "keep",
      "--for", "reshoot,upscale", "--aspect", "crop", "--focus", "0.25,1", "--background",
      "#ffFF00", "--recommended", "--transport", "upload", "--set", "mode=fast", "--overwrite",
      "--format", "json", "--report", "b.json", "--no-source-hash")
    #expect(command.files == ["a.mp4"])
    #expect(command.profiles.profileNames == ["reshoot", "upscale"])
    #expect(command.request.settings == ["mode": "fast"])
    #expect(command.reporting.overwrite)
    #expect(command.reporting.format == .json)
    #expect(command.reporting.report == "b.json")
    #expect(command.omitsSourceHash)
    #expect(try command.place().destination == .folder("stills/"))
    var chosen = ExtractionOptions()
    chosen.picks = [
      .first, .at(.time(MediaTime(seconds: try #require(Rational(5, 2))))),
      .at(try #require(TimePosition("00:00:04:12"))), .number(40), .number(0),
      .every(.frames(10)), .last,
    ]
    chosen.avoidsBadFrames = true
    chosen.still.format = .jpeg
    chosen.still.quality = 90
    chosen.still.maximumByteCount = 1_500_000
    chosen.still.size = PixelSize(width: 640, height: 480)
    chosen.still.fields = .keep
    chosen.still.aspectChange = .crop
    chosen.still.focus = Rational(1, 4).map { FitOptions.Focus(x: $0, y: 1) }
    chosen.still.background = "FFFF00"
    chosen.still.followsRecommendations = true
    #expect(try command.extractionOptions() == chosen)
  }

  @Test func withoutOptionsTheUsualIsAskedFor() throws {
    var chosen = ExtractionOptions()
    chosen.picks = [.last]
    chosen.still.format = .png
    #expect(try command("--last", "-o", "end.png").extractionOptions() == chosen)
    #expect(try command("--last", "-o", "stills/").extractionOptions() == chosen)
  }

  @Test func aProfileMayChooseTheFormatOfStillsInAFolder() throws {
    #expect(
      try command("--last", "--for", "reshoot", "-o", "stills/").extractionOptions().still.format
        == nil)
    #expect(
      try command("--last", "--for", "reshoot", "-o", "end.jpg").extractionOptions().still.format
        == .jpeg)
  }

  @Test func keepingHDRIsAskedFor() throws {
    #expect(
      try command("--last", "--hdr", "keep", "-o", "end.png").extractionOptions().still.keepsHDR)
    #expect(try command("--last", "--hdr", "keep", "-o", "s/").extractionOptions().still.keepsHDR)
  }

  @Test func theSourceIsHashedForThoseWhoReadJSON() throws {
    #expect(try !command("--last", "-o", "s/").reporting.writesJSON)
    #expect(try command("--last", "-o", "s/", "--format", "json").reporting.writesJSON)
    #expect(try command("--last", "-o", "s/", "--format", "ndjson").reporting.writesJSON)
    #expect(try command("--last", "-o", "s/", "--report", "r.json").reporting.writesJSON)
  }

  @Test(
    arguments: [
      ("1", 1), ("500000", 500_000), ("8MB", 8_000_000), ("8mb", 8_000_000), ("8MiB", 8 << 20),
      ("1.5MiB", 1_572_864), ("500kB", 500_000), ("500KiB", 512_000), ("1GB", 1_000_000_000),
      ("12b", 12), ("0.0015kB", 1),
    ] as [(String, Int64)])
  func bytesAreReadExactly(text: String, count: Int64) throws {
    #expect(
      try command("--last", "-o", "s/", "--max-bytes", text).extractionOptions().still
        .maximumByteCount
        == count)
  }

  @Test(arguments: [
    ("8M", "write 8MB for the decimal unit or 8MiB for the binary one"), ("8k", "8kB"),
    ("", "is not a number of bytes"), ("M", "is not a number of bytes"),
    ("8 MB", "is not a number of bytes"),
    ("8TB", "is not a number of bytes"), ("1,000", "is not a number of bytes"),
    ("1e6", "is not a number of bytes"), ("0", "at least one byte"), ("0.5b", "at least one byte"),
    ("٨MB", "is not a number of bytes"), ("99999999999999999999", "is not a number of bytes"),
  ])
  func otherNumbersOfBytesAreRefused(text: String, part: String) {
    expectSlip(["frames", "a.mp4", "--last", "-o", "s/", "--max-bytes=\(text)"], part)
  }

  @Test(arguments: [
    ([], "Choose frames, such as --first --last"),
    (["--avoid-bad"], "Choose frames, such as --first --last"),
    (["--at", "3x"], "'3x' is not a time for --at"), (["--at", "-1"], "--at"),
    (["--at", "12,5"], "'12,5' is not a time for --at"),
    (["--frame=-1"], "--frame counts from 0"), (["--frame", "1.5"], "--frame"),
    (["--every", "0"], "--every must be more than zero"),
    (["--every", "0f"], "--every must be more than zero"),
    (["--every", "00:00:00:00"], "--every must be more than zero"),
    (["--every", "often"], "'often' is not a time for --every"),
    (["--last", "--as", "gif"], "'png', 'jpeg', 'webp'"),
    (["--last", "--as", "jpeg", "--quality", "0"], "from 1 to 100, not 0"),
    (["--last", "--as", "jpeg", "--quality", "101"], "from 1 to 100, not 101"),
    (["--last", "--quality", "90"], "WebP; PNG is lossless"),
    (["--last", "--as", "png", "--for", "reshoot", "--quality", "90"], "WebP; PNG is lossless"),
    (["--last", "--as", "jpeg", "--hdr", "keep"], "--hdr keep needs 16-bit PNG"),
    (["--last", "--hdr", "drop"], "'tone-map', 'keep'"),
    (["--last", "--fields", "top"], "'deinterlace', 'keep'"),
    (["--last", "--size", "1280"], "'1280' is not a size for --size"),
    (["--last", "--size", "0x720"], "is not a size for --size"),
    (["--last", "--size=-1x720"], "is not a size for --size"),
    (["--last", "--size", "1280x720x3"], "is not a size for --size"),
    (["--last", "--size", "16385x1"], "longer than 16384 pixels"),
    (["--last", "--focus", "0.5"], "is not a point for --focus"),
    (["--last", "--for", "reshoot", "--focus", "0,0", "--aspect", "pad"], "pad does not crop"),
    (["--last", "--aspect", "crop"], "add --size or --for"),
    (["--last", "--focus", "0,0"], "add --size or --for"),
    (["--last", "--background", "red"], "is not a colour for --background"),
    (["--last", "--recommended"], "--recommended needs --for"),
    (["--last", "--transport", "url"], "--transport and --set need --for"),
    (["--last", "--set", "a=b"], "--transport and --set need --for"),
    (["--last", "--for", ","], "Name a profile with --for"),
    (["--last", "--for", "all"], "No still fits every profile"),
    (["--last", "--report", "s/"], "name the same file"),
  ])
  func slipsAreExplained(words: [String], part: String) {
    expectSlip(["frames", "a.mp4", "-o", "s/"] + words, part)
  }

  @Test(arguments: [
    ([], "Name a file or a folder for the stills with -o"), (["-o", ""], "with -o"),
    (["--output=-"], "standard output does not allow"),
  ])
  func stillsNeedAPlace(words: [String], part: String) {
    expectSlip(["frames", "a.mp4", "--last"] + words, part)
  }

  @Test func longestSidesAndQualitiesAreTakenUpToTheirEnds() throws {
    let largest = try command("--last", "-o", "s/", "--size", "16384x1").extractionOptions()
    #expect(largest.still.size == PixelSize(width: 16384, height: 1))
    for quality in [1, 100] {
      let chosen = try command("--last", "-o", "a.webp", "--quality", "\(quality)")
        .extractionOptions()
      #expect(chosen.still.quality == quality)
    }
  }
}
