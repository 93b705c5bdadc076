import CommandLineArguments
import Testing

struct OptionTests {
  @Test(arguments: [
    ["a.mov", "--for", "x"], ["a.mov", "--for=x"], ["--for", "x", "a.mov"], ["a.mov", "-p", "x"],
    ["a.mov", "-px"], ["a.mov", "-p=x"], ["--for", "x", "--", "a.mov"],
  ])
  func readsEveryFormOfAnOption(words: [String]) throws {
    let check = try Check.parse(words)
    #expect(check.profiles == ["x"])
    #expect(check.inputs == ["a.mov"])
  }

  @Test func keepsWhatFollowsTheFirstEqualsSign() throws {
    #expect(try Check.parse(["a", "--for=x=y=", "--output="]).profiles == ["x=y="])
    #expect(try Check.parse(["a", "--for=x", "--output="]).output == "")
  }

  @Test func collectsRepeatedOptionsInOrder() throws {
    let check = try Check.parse(["--for", "x", "a", "-p", "y", "b", "--for=z"])
    #expect(check.profiles == ["x", "y", "z"])
    #expect(check.inputs == ["a", "b"])
  }

  @Test func takesTheLastOfRepeatedSingleOptions() throws {
    #expect(try Trim.parse(["a", "--offset", "1", "--offset", "2"]).offset == 2)
  }

  @Test func usesDefaults() throws {
    let trim = try Trim.parse(["a"])
    #expect(trim.copies == 1)
    #expect(trim.from == 0)
    #expect(trim.to == nil)
    #expect(trim.marks == [1, 2])
  }

  @Test func replacesTheDefaultOfAnArray() throws {
    #expect(try Trim.parse(["a", "-m", "3s", "-m4s"]).marks == [3, 4])
  }

  @Test func readsRawValuesOfEnumerations() throws {
    #expect(try Check.parse(["a", "-p", "x", "--format", "ndjson"]).format == .ndjson)
  }

  @Test func readsValuesByClosure() throws {
    let trim = try Trim.parse(["a", "--from", "1.5s", "--to=2s"])
    #expect(trim.from == 1.5)
    #expect(trim.to == 2)
  }

  @Test(arguments: [["--offset", "-5"], ["--offset=-5"]])
  func readsNegativeNumbersAsValues(words: [String]) throws {
    #expect(try Trim.parse(["a"] + words).offset == -5)
  }

  @Test func readsNegativeFractionsAsValues() throws {
    #expect(try Check.parse(["a", "-p", "x", "--at", "-.5"]).at == -0.5)
  }

  @Test func readsALoneDashAsAValue() throws {
    #expect(try Check.parse(["-", "-p", "x", "-o", "-"]).output == "-")
    #expect(try Check.parse(["-", "-p", "x"]).inputs == ["-"])
  }

  @Test func readsOptionsOfGroups() throws {
    let check = try Check.parse(["a", "-p", "x", "--jobs", "2", "--verbose"])
    #expect(check.shared.jobs == 2)
    #expect(check.shared.verbose)
  }

  @Test func readsEachCommandLineAfresh() throws {
    let first = try Check.parse(["a", "-p", "x"])
    let second = try Check.parse(["b", "-p", "y"])
    #expect(first.inputs == ["a"])
    #expect(second.inputs == ["b"])
  }

  @Test func assigningToACopyLeavesTheOriginal() throws {
    let first = try Trim.parse(["a", "--offset", "1"])
    var second = first
    second.offset = 2
    #expect(first.offset == 1)
    #expect(second.offset == 2)
  }
}
