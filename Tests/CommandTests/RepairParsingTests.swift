import CommandLineArguments
import MediaModel
import Preflight
import Preprocess
import Testing

@testable import preflight_cli

struct RepairParsingTests {
  @Test func trimReadsAllItsOptions() throws {
    let command = try #require(
      try PreflightCommand.parseAsRoot([
        "trim", "a.mp4", "--from", "1.5", "--frames", "120", "--mode", "copy", "--keep-metadata",
        "--tolerate-damage", "--plan", "-o", "b.mp4", "--overwrite", "--format", "json",
        "--report", "b.json",
      ]) as? TrimCommand)
    #expect(command.file == "a.mp4")
    #expect(command.options.output == "b.mp4")
    #expect(command.options.plan)
    #expect(command.options.reporting.overwrite)
    #expect(command.options.reporting.format == .json)
    #expect(command.options.reporting.report == "b.json")
    #expect(
      try command.fitOptions()
        == FitOptions {
          $0.from = TimePosition("1.5")
          $0.frameCount = 120
          $0.mode = .copy
          $0.resultExtension = "mp4"
          $0.keepsMetadata = true
          $0.toleratesDamage = true
        })
  }

  @Test func fitReadsAllItsOptions() throws {
    let command = try #require(
      try PreflightCommand.parseAsRoot([
        "fit", "motion=a.mp4", "--for", "reshoot,upscale", "--from", "300f", "--to", "00:00:13:12",
        "--keep", "end", "--exact", "--lengthen", "boomerang", "--aspect", "crop",
        "--focus", "0.25,1", "--background", "#ffFF00", "--mode", "encode", "--recommended",
        "--set", "mode=fast", "--transport", "upload", "--output", "b.mp4",
      ]) as? FitCommand)
    #expect(command.profiles.profileNames == ["reshoot", "upscale"])
    #expect(command.request.settings == ["mode": "fast"])
    #expect(command.request.transport == .upload)
    #expect(
      try command.fitOptions()
        == FitOptions {
          $0.from = .frames(300)
          $0.to = TimePosition("00:00:13:12")
          $0.keep = .end
          $0.meetsLimitsExactly = true
          $0.lengthening = .boomerang
          $0.aspectChange = .crop
          $0.focus = Rational(1, 4).map { FitOptions.Focus(x: $0, y: 1) }
          $0.background = "FFFF00"
          $0.mode = .encode
          $0.resultExtension = "mp4"
          $0.followsRecommendations = true
        })
  }

  @Test func withoutOptionsTheUsualIsAskedFor() throws {
    let fit = try PreflightCommand.parseAsRoot(["fit", "a.png", "--for", "upscale", "--plan"])
    #expect(try (fit as? FitCommand)?.fitOptions() == FitOptions())
    let trim = try PreflightCommand.parseAsRoot(["trim", "a.mp4", "--plan"])
    #expect(try (trim as? TrimCommand)?.fitOptions() == FitOptions())
  }

  @Test(arguments: [
    ([], "Name the file to write with -o"), (["-o", ""], "-o needs the name of a file"),
    (["--output=-"], "standard output does not allow"),
    (["-o", "b", "--from", "3x"], "'3x' is not a time for --from"),
    (["-o", "b", "--to", "-1"], "--to"),
    (["-o", "b", "--to", "1", "--duration", "1"], "keep one"),
    (["-o", "b", "--to", "1", "--frames", "1"], "keep one"),
    (["-o", "b", "--duration", "1", "--frames", "1"], "keep one"),
    (["-o", "b", "--from", "2", "--to", "2"], "--to must be after --from"),
    (["-o", "b", "--from", "20f", "--to", "19f"], "--to must be after --from"),
    (["-o", "b", "--to", "0"], "--to must be after --from"),
    (["-o", "b", "--from", "1", "--to", "0f"], "--to must be after --from"),
    (["-o", "b", "--duration", "0"], "more than zero"),
    (["-o", "b", "--duration", "0f"], "more than zero"),
    (["-o", "b", "--duration", "00:00:00:00"], "more than zero"),
    (["-o", "b", "--frames", "0"], "at least 1"), (["-o", "b", "--frames=-3"], "at least 1"),
    (["-o", "b", "--mode", "fast"], "'auto', 'encode', 'copy'"),
    (["-o", "b", "--report", "b"], "name the same file"),
    (["--plan", "--overwrite"], "--overwrite needs --output or --report"),
  ])
  func slipsOfTrimAreExplained(words: [String], part: String) {
    expectSlip(["trim", "a.mp4"] + words, part)
  }

  @Test(arguments: [
    ([], "Missing option '--for <profile>"), (["--for", ","], "Name a profile with --for"),
    (["--for", "all"], "No file fits every profile"),
    (["--for", "reshoot,all"], "No file fits every profile"),
    (["--for", "reshoot", "--around", "3", "--from", "1"], "--around chooses both ends"),
    (["--for", "reshoot", "--around", "3", "--to", "4"], "--around chooses both ends"),
    (["--for", "reshoot", "--around", "3", "--keep", "end"], "--around chooses both ends"),
    (["--for", "reshoot", "--keep", "middle"], "'start', 'end'"),
    (["--for", "reshoot", "--from", "4", "--to", "3"], "--to must be after --from"),
    (["--for", "reshoot", "--lengthen", "stretch"], "'hold', 'loop', 'boomerang'"),
    (["--for", "reshoot", "--aspect", "squeeze"], "'crop', 'pad'"),
    (["--for", "reshoot", "--focus", "0.5"], "is not a point for --focus"),
    (["--for", "reshoot", "--focus", "0.5,1.01"], "is not a point for --focus"),
    (["--for", "reshoot", "--focus=-0.01,0"], "is not a point for --focus"),
    (["--for", "reshoot", "--focus", "a,b"], "is not a point for --focus"),
    (["--for", "reshoot", "--focus", "0,0", "--aspect", "pad"], "--aspect pad does not crop"),
    (["--for", "reshoot", "--background", "red"], "is not a colour for --background"),
    (["--for", "reshoot", "--background", "12345"], "is not a colour for --background"),
    (["--for", "reshoot", "--background", "1234567"], "is not a colour for --background"),
    (["--for", "reshoot", "--set", "mode"], "write --set key=value"),
    (["--for", "reshoot", "--transport", "fax"], "'url', 'data-uri', 'upload'"),
  ])
  func slipsOfFitAreExplained(words: [String], part: String) {
    expectSlip(["fit", "a.mp4", "-o", "b.mp4"] + words, part)
  }
}
