import CommandLineArguments
import Testing

@testable import preflight_cli

/// What the command line says about many files.
@Suite struct ManyParsingTests {
  @Test(arguments: [
    (["fit", "a.mp4", "b.mp4", "--for", "reshoot", "-o", "x.mp4"], "{name} or {index}"),
    (["fit", "a.mp4", "b.mp4", "--for", "reshoot", "-o", "{nam}.mp4"], "{nam} is no placeholder"),
    (["fit", "a.mp4", "b.mp4", "--for", "reshoot", "-o", "{which}{name}"], "{which} is no"),
    (["fit", "--for", "reshoot", "-o", "{name}.mp4"], "Name a file"),
    (["fit", "a", "b", "--for", "reshoot", "-o", "{name}", "--report", "r.json"], "--report"),
    (["fit", "a", "b", "--for", "reshoot", "-o", "{name}", "--jobs", "0"], "--jobs"),
    (["fit", "a", "b", "--for", "reshoot", "-o", "{name}", "--time-limit", "0"], "--time-limit"),
    (["frames", "a", "b", "--every", "1", "-o", "{name}_{which}.png"], "--every"),
    (["frames", "a", "b", "--last", "-o", "{name}.{profile}.png"], "{profile} is no"),
    (["watch", "a", "--for", "reshoot", "--fit"], "belong together"),
    (["watch", "a", "--for", "reshoot", "-o", "{name}.mp4"], "belong together"),
    (["watch", "a", "--for", "reshoot", "--fit", "-o", "x.mp4"], "{name} or {index}"),
    (["watch", "a", "--for", "reshoot", "--quiet", "no"], "--quiet"),
    (["watch", "a", "--for", "reshoot", "--format", "json"], "text or ndjson"),
  ])
  func slipsAreSaid(words: [String], part: String) { expectSlip(words, part) }

  /// An option that is not passed on would be lost without a word.
  @Test func everyOptionOfFitReachesTheProcessOfAFile() throws {
    let words = [
      "--for=reshoot", "--from=1", "--to=2", "--keep=end", "--exact", "--lengthen=loop",
      "--aspect=crop", "--focus=0,1", "--background=FFFFFF", "--recommended", "--transport=url",
      "--set=a=b", "--mode=encode", "--plan", "--keep-metadata", "--tolerate-damage",
    ]
    let command = try #require(
      try PreflightCommand.parseAsRoot(["fit", "x.mp4", "-o", "y.mp4"] + words) as? FitCommand)
    #expect(command.optionWords == words)
    let own: Set = [
      "around", "output", "overwrite", "format", "report", "files-from", "include", "exclude",
      "jobs", "time-limit", "no-memory", "help", "version", "profile",
    ]
    #expect(Self.options(of: FitCommand.self).subtracting(own) == Self.names(words))
  }

  @Test func everyOptionOfFramesReachesTheProcessOfAFile() throws {
    let words = [
      "--for=reshoot", "--avoid-bad", "--as=jpeg", "--quality=9", "--max-bytes=9", "--size=8x8",
      "--fields=keep", "--aspect=crop", "--focus=0,1", "--background=FFFFFF", "--recommended",
      "--transport=url", "--set=a=b",
    ]
    let choices = ["--first", "--last", "--at=1:2", "--frame=3", "--every=4"]
    let command = try #require(
      try PreflightCommand.parseAsRoot(["frames", "x.mp4", "-o", "y/"] + words + choices)
        as? FramesCommand)
    #expect(command.optionWords == words)
    #expect(command.frames.choices.flatMap(\.words) == choices)
    #expect(
      command.frames.choices.map(\.name) == ["first", "last", "at-1-2", "frame-3", "every-4"])
    let own: Set = [
      "hdr", "output", "overwrite", "format", "report", "files-from", "include", "exclude",
      "jobs", "time-limit", "no-memory", "no-source-hash", "help", "version", "profile",
    ]
    #expect(
      Self.options(of: FramesCommand.self).subtracting(own) == Self.names(words + choices))
  }

  /// The names of options without their values.
  private static func names(_ words: [String]) -> Set<String> {
    Set(words.map { String($0.dropFirst(2).prefix { $0 != "=" }) })
  }

  /// The names that a command's help lists.
  private static func options(of command: any ParsableCommand.Type) -> Set<String> {
    let lines = command.helpMessage(columns: 300).split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("  -") }
    return Set(
      rows.flatMap { row in
        row.prefix { $0 != "<" }.split(whereSeparator: { " ,/".contains($0) })
          .filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
      })
  }
}
