import CommandLineArguments
import Testing

@testable import preflight_cli

/// What the command line says about many files.
@Suite struct ManyParsingTests {
  @Test(arguments: [
    (["fit", "a.mp4", "b.mp4", "--for", "reshoot", "-o", "x.mp4"], "{name} or {index}"),
    (["fit", "a.mp4", "b.mp4", "--for", "reshoot", "-o", "{nam}.mp4"], "{nam} is not a"),
    (["fit", "a.mp4", "b.mp4", "--for", "reshoot", "-o", "{which}{name}"], "{which} is not a"),
    (["fit", "--for", "reshoot", "-o", "{name}.mp4"], "Name a file"),
    (["fit", "a", "b", "--for", "reshoot", "-o", "{name}", "--report", "r.json"], "--report"),
    (["fit", "a", "b", "--for", "reshoot", "-o", "{name}", "--jobs", "0"], "--jobs"),
    (["fit", "a", "b", "--for", "reshoot", "-o", "{name}", "--time-limit", "0"], "--time-limit"),
    (["frames", "a", "b", "--every", "1", "-o", "{name}_{which}.png"], "--every"),
    (["frames", "a", "b", "--last", "-o", "{name}.{profile}.png"], "{profile} is not a"),
    (["watch", "a", "--for", "reshoot", "--fit"], "belong together"),
    (["watch", "a", "--for", "reshoot", "-o", "{name}.mp4"], "belong together"),
    (["watch", "a", "--for", "reshoot", "--fit", "-o", "x.mp4"], "{name} or {index}"),
    (["watch", "a", "--for", "reshoot", "--quiet", "no"], "--quiet"),
    (["watch", "a", "--for", "reshoot", "--format", "json"], "text or ndjson"),
  ])
  func slipsAreSaid(words: [String], part: String) { expectSlip(words, part) }

  @Test func eachChoiceOfFramesHasANameOfItsOwn() throws {
    let words = ["--first", "--last", "--at=1:2", "--frame=3", "--every=4"]
    let command = try #require(
      try PreflightCommand.parseAsRoot(["frames", "x.mp4", "-o", "y/"] + words) as? FramesCommand)
    let choices = try command.frames.choices
    #expect(choices.map(\.name) == ["first", "last", "at-1-2", "frame-3", "every-4"])
    #expect(choices.allSatisfy { $0.picks.count == 1 })
    #expect(Set(choices.flatMap(\.picks)) == Set(try command.frames.picks))
  }
}
