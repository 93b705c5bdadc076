import CommandLineArguments
import System
import Testing

@testable import preflight_cli

/// Where a pattern puts the result of a file, whatever the file is called.
@Suite struct OutputPatternTests {
  private static let all = Set(OutputPattern.Placeholder.allCases)

  private func path(_ pattern: String, of entry: InputEntry) throws -> String {
    var values = OutputPattern.values(of: entry)
    values[.profile] = OutputPattern.profile(["chatvideopro/reshoot"])
    values[.index] = OutputPattern.index(7)
    values[.which] = "last"
    return try OutputPattern(pattern, knowing: Self.all).path(values)
  }

  @Test(arguments: [
    ("out/{name}.{profile}.mp4", "out/clip.reshoot.mp4"),
    ("out/{folder}/{name}.{extension}", "out/day 1/b/clip.mov"),
    ("{name}_{which}.png", "clip_last.png"),
    ("/abs/{index}.mp4", "/abs/0007.mp4"),
    ("../up/{name}.mp4", "../up/clip.mp4"),
    ("{{{name}}}.mp4", "{clip}.mp4"),
    ("{folder}-{name}", "day 1/b-clip"),
  ])
  func fillsIn(pattern: String, expected: String) throws {
    let entry = InputEntry(path: "clips/day 1/b/clip.MOV", folder: "clips/")
    #expect(try path(pattern, of: entry) == expected)
  }

  @Test func aFileInTheNamedFolderItselfHasNoFolder() throws {
    let entry = InputEntry(path: "clips/clip.mov", folder: "clips")
    #expect(try path("out/{folder}/{name}.mp4", of: entry) == "out/clip.mp4")
  }

  @Test(arguments: [
    ("../../etc/clip.mov", "out/etc/clip"), ("/etc/clip.mov", "out/etc/clip"),
    ("./a/../b/clip.mov", "out/a/b/clip"),
  ])
  func aNamedFileNeverLeadsOutOfThePlace(source: String, expected: String) throws {
    #expect(try path("out/{folder}/{name}", of: InputEntry(path: source)) == expected)
  }

  @Test(arguments: [
    "clips/..mp4", "clips/...mp4", "clips/..", "clips/.",
  ])
  func aNameThatIsAWayUpIsRefused(source: String) {
    #expect(throws: FileError.self) {
      _ = try path("out/{name}", of: InputEntry(path: source, folder: "clips"))
    }
  }

  @Test(arguments: [
    ("clips/\u{1B}[2Jx.mp4", "out/\u{1B}[2Jx.mp4"), ("clips/-rf.mp4", "out/-rf.mp4"),
    ("clips/a{name}.mp4", "out/a{name}.mp4"), ("clips/.hidden", "out/.hidden.mp4"),
    ("clips/a\nb.mp4", "out/a\nb.mp4"), ("clips/$(id).mp4", "out/$(id).mp4"),
    ("clips/\u{202E}gpj.mp4", "out/\u{202E}gpj.mp4"), ("clips/two.dots.mp4", "out/two.dots.mp4"),
  ])
  func aNameIsTakenAsItIs(source: String, expected: String) throws {
    #expect(try path("out/{name}.mp4", of: InputEntry(path: source, folder: "clips")) == expected)
  }

  @Test func severalProfilesStandInOneName() {
    #expect(OutputPattern.profile(["a/b/erase-objects", "reshoot"]) == "erase-objects+reshoot")
  }

  @Test(arguments: ["out/{nam}.mp4", "out/{}.mp4", "out/{name.mp4", "out/name}.mp4", "{Name}"])
  func whatIsNoPlaceholderIsAUsageError(pattern: String) {
    #expect(throws: ValidationError.self) { _ = try OutputPattern(pattern, knowing: Self.all) }
  }

  @Test func theMessageListsThePlaceholders() {
    do {
      _ = try OutputPattern("out/{which}.mp4", knowing: [.name, .folder])
      Issue.record("{which} was taken where it means nothing.")
    } catch {
      #expect("\(error)".contains("{name}, {folder}"), "\(error)")
    }
  }
}
