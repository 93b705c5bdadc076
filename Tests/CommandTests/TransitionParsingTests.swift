import CommandLineArguments
import MediaModel
import Preflight
import Preprocess
import Testing

@testable import preflight_cli

/// The words of `preflight transition`.
struct TransitionParsingTests {
  private func parsed(_ words: String...) throws -> TransitionCommand {
    let command = try PreflightCommand.parseAsRoot(["transition"] + words)
    return try #require(command as? TransitionCommand)
  }

  @Test func cropsInTheMiddleUnlessToldOtherwise() throws {
    let chosen = try parsed("a.mp4", "b.mp4", "-o", "pair").pair.transitionOptions
    #expect(chosen == TransitionOptions())
    #expect(chosen.aspectChange == .crop)
  }

  @Test func passesOnWhatIsAskedFor() throws {
    let chosen = try parsed(
      "a.mp4", "b.mp4", "-o", "pair", "--pad", "--search", "2.5", "--tail", "3", "--background",
      "#ffcc00"
    ).pair.transitionOptions
    #expect(chosen.aspectChange == .pad && chosen.background == "FFCC00")
    #expect(chosen.search == MediaTime(seconds: Rational(5, 2) ?? 0))
    #expect(chosen.tail == MediaTime(seconds: 3))
  }

  @Test(arguments: [
    (["--pad", "--crop"], "contradict"),
    (["--pad", "--focus", "0,0"], "--pad does not crop"),
    (["--focus", "2,0"], "is not a point for --focus"),
    (["--search", "0"], "is not a duration for --search"),
    (["--search", "-1"], "--search"), (["--tail", "61"], "at most 60 seconds"),
    (["--tail", "x"], "is not a duration for --tail"),
    (["--background", "red"], "is not a colour for --background"),
    (["--for", "all"], "No pair fits every profile"),
    (["--set", "a=b"], "--set and --recommended need --for"),
    (["--recommended"], "--set and --recommended need --for"),
  ])
  func refusesWhatMakesNoSense(words: [String], part: String) {
    expectSlip(["transition", "a.mp4", "b.mp4", "-o", "pair"] + words, part)
  }

  @Test func needsTwoFilesAndAFolder() {
    expectSlip(["transition", "a.mp4", "-o", "pair"], "Missing argument '<b>'")
    expectSlip(["transition", "a.mp4", "b.mp4"], "Missing option '--output <dir>'")
    expectSlip(["transition", "a.mp4", "b.mp4", "-o", "-"], "folder")
  }

  @Test(arguments: [
    ("a", "b"), ("start=a", "b"), ("a", "end=b"), ("start=a", "end=b"), ("end=b", "start=a"),
    ("end=b", "a"), ("b", "start=a"), ("first=a", "end=b"),
  ])
  func takesFilesByTheirRoles(first: String, second: String) throws {
    let profile = try Catalog.builtIn.profile(named: "kling/first-last-frame")
    let inputs = try PairInputs(first, second, for: [profile])
    #expect(inputs.start == "a" && inputs.end == "b")
  }

  @Test(arguments: [("start=a", "start=b"), ("end=a", "end=b"), ("middle=a", "b")])
  func refusesRolesThatLeaveAPlaceEmpty(first: String, second: String) {
    #expect(throws: RequestError.self) { try PairInputs(first, second, for: []) }
  }
}
