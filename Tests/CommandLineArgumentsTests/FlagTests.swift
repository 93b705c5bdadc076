import CommandLineArguments
import Testing

struct FlagTests {
  @Test(arguments: [
    (["--strict"], true, false), (["-s"], true, false), (["-sv"], true, true),
    (["-vs"], true, true), ([], false, false), (["--verbose", "--strict"], true, true),
  ])
  func readsFlags(words: [String], strict: Bool, verbose: Bool) throws {
    let check = try Check.parse(["a", "-p", "x"] + words)
    #expect(check.strict == strict)
    #expect(check.shared.verbose == verbose)
  }

  @Test func readsAnOptionAtTheEndOfCombinedFlags() throws {
    let joined = try Check.parse(["a", "-svpx"])
    #expect(joined.strict)
    #expect(joined.profiles == ["x"])
    #expect(try Check.parse(["a", "-sp", "x"]).profiles == ["x"])
  }

  @Test(
    arguments: [
      ([], nil), (["--color"], true), (["--no-color"], false), (["--color", "--no-color"], false),
    ] as [([String], Bool?)])
  func readsPairsOfFlags(words: [String], color: Bool?) throws {
    #expect(try Check.parse(["a", "-p", "x"] + words).color == color)
  }

  @Test func switchesOffWhatIsOnByDefault() throws {
    #expect(try Trim.parse(["a"]).verifies)
    #expect(try !Trim.parse(["a", "--no-verify"]).verifies)
  }

  @Test func readsHiddenFlags() throws {
    #expect(try Check.parse(["a", "-p", "x", "--debug-parser"]).debugParser)
  }
}
