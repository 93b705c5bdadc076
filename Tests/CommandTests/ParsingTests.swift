import CommandLineArguments
import Preflight
import Testing

@testable import preflight_cli

struct ParsingTests {
  @Test func checkReadsAllItsOptions() throws {
    let command = try #require(
      try PreflightCommand.parseAsRoot([
        "check", "a.mp4", "character=b.png", "--for", "reshoot,upscale", "--for", "rotoscope",
        "--from", "1.5", "--to", "00:00:03:12", "--transport", "data-uri", "--set", "mode=fast",
        "--set", "note=a=b", "--strict", "--format", "ndjson", "--output", "out.json",
        "--overwrite", "--jobs", "3",
      ]) as? CheckCommand)
    #expect(command.inputs == ["a.mp4", "character=b.png"])
    #expect(command.profiles.profileNames == ["reshoot", "upscale", "rotoscope"])
    #expect(command.part.from == "1.5")
    #expect(command.part.to == "00:00:03:12")
    #expect(command.request.transport == .dataURI)
    #expect(command.request.settings == ["mode": "fast", "note": "a=b"])
    #expect(command.strictness.strict)
    #expect(command.output.format == .ndjson)
    #expect(command.output.output == "out.json")
    #expect(command.output.overwrite)
    #expect(command.output.jobs == 3)
  }

  @Test func probeReadsAllItsOptions() throws {
    let command = try #require(
      try PreflightCommand.parseAsRoot(["probe", "--exact", "a.mp4", "b.mp4", "--format", "json"])
        as? ProbeCommand)
    #expect(command.files == ["a.mp4", "b.mp4"])
    #expect(command.exact)
    #expect(command.output.format == .json)
  }

  @Test func profileMayBeSaidForFor() throws {
    let command = try #require(
      try PreflightCommand.parseAsRoot(["check", "a.mp4", "--profile", "reshoot"])
        as? CheckCommand)
    #expect(command.profiles.profileNames == ["reshoot"])
  }

  @Test(arguments: [
    (["check"], "Name at least one input"), (["check", "a.mp4"], "--for"),
    (["check", "--for", "reshoot"], "Name at least one input"),
    (["check", "a.mp4", "--request", "r.json"], "names the inputs"),
    (["check", "a.mp4", "--for", "reshoot", "--max-cost", "lots"], "no amount for --max-cost"),
    (["check", "a.mp4", "--for", ","], "Name a profile with --for"),
    (["check", "a.mp4", "--for", "all,reshoot"], "already means every profile"),
    (["check", "a.mp4", "--for", "reshoot", "--from", "3x"], "'3x' is not a time for --from"),
    (["check", "a.mp4", "--for", "reshoot", "--to", "-1"], "--to"),
    (["check", "a.mp4", "--for", "reshoot", "--set", "mode"], "write --set key=value"),
    (["check", "a.mp4", "--for", "reshoot", "--set", "=1"], "write --set key=value"),
    (["check", "a.mp4", "--for", "reshoot", "--set", "a=1", "--set", "a=2"], "'a' twice"),
    (["check", "a.mp4", "--for", "reshoot", "--transport", "fax"], "'url', 'data-uri', 'upload'"),
    (["check", "a.mp4", "--for", "reshoot", "--format", "xml"], "'text', 'json', 'ndjson'"),
    (["check", "a.mp4", "--for", "reshoot", "--jobs", "0"], "at least 1"),
    (["check", "a.mp4", "--for", "reshoot", "--overwrite"], "--output"),
    (["check", "a.mp4", "--profle", "reshoot"], "Did you mean '--profile'?"),
    (["check", "a.mp4", "--for", "reshoot", "--fromat", "json"], "Did you mean '--format'?"),
    (["chek", "a.mp4"], "Did you mean 'check'?"), (["probe"], "Name at least one file"),
    (["profiles", "lst"], "Did you mean 'list'?"),
    (["profiles", "show"], "Missing argument"), (["profiles", "validate"], "Missing argument"),
  ])
  func slipsAreExplained(words: [String], part: String) {
    do {
      _ = try PreflightCommand.parseAsRoot(words)
      Issue.record("\(words) was accepted.")
    } catch {
      #expect(PreflightCommand.exitCode(for: error).rawValue == 64)
      let message = PreflightCommand.fullMessage(for: error, columns: 200)
      #expect(message.contains(part), "\(message)")
      #expect(message.contains("--help"))
    }
  }

  @Test(arguments: [
    [], ["check"], ["probe"], ["fit"], ["trim"], ["frames"], ["transition"],
    ["watch"], ["run"], ["learn"], ["explain"], ["history"], ["support"], ["profiles"],
    ["profiles", "import"],
    ["profiles", "list"],
    ["profiles", "show"],
    ["profiles", "validate"],
  ])
  func everyPageOfHelpHasExamplesThatCanBeRead(command: [String]) throws {
    let run = try Tool.inProcess().run(command + ["--help"])
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    let lines = run.output.split(separator: "\n").map { $0.drop { $0 == " " } }
    let examples = lines.filter { $0.hasPrefix("preflight \(command.joined(separator: " "))") }
      .map { Self.words(of: $0).dropFirst().map(\.self) }
    #expect(!examples.isEmpty)
    for example in examples {
      #expect(throws: Never.self) { _ = try PreflightCommand.parseAsRoot(example) }
    }
  }

  /// The words of a command line as a shell takes them, as far as examples go.
  private static func words(of line: Substring) -> [String] {
    line.matches(of: /"([^"]*)"|'([^']*)'|[^ ]+/).map { String($0.1 ?? $0.2 ?? $0.0) }
  }
}
