import CommandLineArguments
import Testing

struct ArgumentTests {
  @Test func fillsArgumentsInOrder() throws {
    let trim = try Trim.parse(["a", "3"])
    #expect(trim.file == "a")
    #expect(trim.copies == 3)
  }

  @Test func readsNegativeNumbersAsArguments() throws {
    #expect(try Trim.parse(["a", "-3"]).copies == -3)
  }

  @Test func leavesOptionalArgumentsNil() throws {
    #expect(try Frames.parse(["--count", "1"]).file == nil)
    #expect(try Frames.parse(["a", "--count", "1"]).file == "a")
  }

  @Test func readsAnEmptyWordAsAnArgument() throws {
    #expect(try Trim.parse([""]).file == "")
  }

  @Test func takesOptionsAfterTheTerminatorAsArguments() throws {
    let check = try Check.parse(["-p", "x", "a", "--", "--strict", "-h", "--"])
    #expect(check.inputs == ["a", "--strict", "-h", "--"])
    #expect(!check.strict)
  }

  @Test func givesWordsAfterTheTerminatorToTheArgumentForThem() throws {
    let run = try Run.parse(["a", "-k", "b", "--", "ffmpeg", "-i", "--help", "--", "c"])
    #expect(run.inputs == ["a", "b"])
    #expect(run.keepGoing)
    #expect(run.command == ["ffmpeg", "-i", "--help", "--", "c"])
  }

  @Test func leavesTheArgumentAfterTheTerminatorEmptyWithoutOne() throws {
    #expect(try Run.parse(["a", "b"]).command.isEmpty)
  }

  @Test(arguments: [
    (["-k", "cmd", "-k", "--help"], ["cmd", "-k", "--help"]),
    (["-k", "--unknown", "x"], ["--unknown", "x"]),
    (["-k", "--", "x", "--", "y"], ["--", "x", "--", "y"]),
  ])
  func capturesEverythingFromTheFirstUnknownWord(words: [String], captured: [String]) throws {
    struct Wrap: ParsableCommand {
      @Flag(name: .short) var keep = false
      @Argument(parsing: .captureForPassthrough) var words: [String] = []
    }
    let wrap = try Wrap.parse(words)
    #expect(wrap.keep)
    #expect(wrap.words == captured)
  }

  @Test func readsArgumentsByClosure() throws {
    struct Cut: ParsableCommand {
      @Argument(transform: seconds) var first: Double
      @Argument(transform: seconds) var others: [Double] = []
    }
    let cut = try Cut.parse(["1s", "2s", "3s"])
    #expect(cut.first == 1)
    #expect(cut.others == [2, 3])
  }
}
