import CommandLineArguments
import Testing

struct ErrorMessageTests {
  @Test func followsTheErrorWithUsageAndHelp() {
    #expect(
      message(of: ["trim", "a", "--offst", "1"]) == """
        Error: Unknown option '--offst'. Did you mean '--offset'?
        Usage: preflight trim [<options>] <file> [<copies>]
        See 'preflight trim --help' for more information.
        """)
  }

  @Test(arguments: [
    (["check", "--fromat", "json"], "Unknown option '--fromat'. Did you mean '--format'?"),
    (["check", "--form=json"], "Unknown option '--form'. Did you mean '--format'?"),
    (["check", "-format", "json"], "Unknown option '-format'. Did you mean '--format'?"),
    (["check", "-output=x"], "Unknown option '-output'. Did you mean '--output'?"),
    (["check", "--bogus"], "Unknown option '--bogus'."),
    (["check", "-x"], "Unknown option '-x'."),
    (["check", "-sx"], "Unknown option '-x'."),
    (["--strict"], "Unknown option '--strict'."),
  ])
  func namesUnknownOptions(words: [String], expected: String) {
    #expect(firstLine(of: words) == "Error: " + expected)
  }

  @Test(arguments: [
    (["chek"], "Unknown subcommand 'chek'. Did you mean 'check'?"),
    (["help", "trin"], "Unknown subcommand 'trin'. Did you mean 'trim'?"),
    (
      ["clip.mov"],
      "Unknown subcommand 'clip.mov'. Type one of 'check', 'trim', 'frames', 'run', 'profiles'."
    ),
    (["profiles", "shwo"], "Unknown subcommand 'shwo'. Did you mean 'show'?"),
  ])
  func namesUnknownSubcommands(words: [String], expected: String) {
    #expect(firstLine(of: words) == "Error: " + expected)
  }

  @Test(arguments: [
    (["check", "a", "--for"], "Missing value for '--for'. Type '--for <profile>'."),
    (["check", "a", "-o"], "Missing value for '-o'. Type '-o <output>'."),
    (["check", "a", "--for", "--", "b"], "Missing value for '--for'. Type '--for <profile>'."),
    (
      ["check", "a", "--for", "--strict"],
      "Missing value for '--for'. If '--strict' is the value, type '--for=--strict'."
    ),
    (
      ["check", "a", "-p", "--strict"],
      "Missing value for '-p'. If '--strict' is the value, type '-p--strict'."
    ),
  ])
  func namesOptionsWithoutValue(words: [String], expected: String) {
    #expect(firstLine(of: words) == "Error: " + expected)
  }

  @Test(arguments: [
    (["trim"], "Missing argument '<file>'."),
    (["frames"], "Missing option '--count <count>'."),
    (["check"], "Missing arguments '<inputs> ...', '--for <profile> ...'."),
    (["profiles", "show"], "Missing argument '<id>'."),
  ])
  func namesAllThatIsMissing(words: [String], expected: String) {
    #expect(firstLine(of: words) == "Error: " + expected)
  }

  @Test(arguments: [
    (["trim", "a", "1", "b"], "Unexpected argument 'b'."),
    (["trim", "a", "1", "--", "-b"], "Unexpected argument '-b'."),
    (
      ["check", "a", "--strict=yes"],
      "'--strict' takes no value, but was given 'yes'. Type '--strict' alone."
    ),
    (["check", "a", "-s=1"], "'-s' takes no value, but was given '1'. Type '-s' alone."),
  ])
  func namesWhatIsTooMuch(words: [String], expected: String) {
    #expect(firstLine(of: words) == "Error: " + expected)
  }

  @Test(arguments: [
    (
      ["check", "--format", "jsn"],
      "Invalid value 'jsn' for '--format'. Did you mean 'json'? Accepted are 'text', 'json', 'ndjson'."
    ),
    (
      ["check", "--format="],
      "Invalid value '' for '--format'. Accepted are 'text', 'json', 'ndjson'."
    ),
    (
      ["trim", "a", "--offset", "1.5"],
      "Invalid value '1.5' for '--offset'. Type a whole number, such as 10."
    ),
    (["trim", "a", "x"], "Invalid value 'x' for '<copies>'. Type a whole number, such as 10."),
  ])
  func namesOptionValueAndWhatIsAccepted(words: [String], expected: String) {
    #expect(firstLine(of: words) == "Error: " + expected)
  }

  @Test(arguments: [
    (["check", "a", "--for", "none"], "Name a profile, not 'none'."),
    (["check", "a", "--for", "x", "--jobs", "0"], "'--jobs' must be at least 1."),
  ])
  func printsWhatValidationRefuses(words: [String], expected: String) {
    #expect(firstLine(of: words) == "Error: " + expected)
    #expect(message(of: words).contains("\nUsage: preflight check "))
  }

  @Test(arguments: [
    (["trim", "a", "1", "\u{1b}[31mb"], "Unexpected argument '\\u{1B}[31mb'."),
    (["trim", "a", "1", "b\nc\td"], "Unexpected argument 'b\\nc\\td'."),
    (["--\u{7}"], "Unknown option '--\\u{7}'."),
    (
      ["trim", "a", "1", "\u{9b}x\u{202e}y\u{2028}"],
      "Unexpected argument '\\u{9B}x\\u{202E}y\\u{2028}'."
    ),
    (["trim", "a", "1", "é👩‍👧"], "Unexpected argument 'é👩‍👧'."),
  ])
  func spellsOutControlCharacters(words: [String], expected: String) {
    #expect(firstLine(of: words) == "Error: " + expected)
  }

  @Test func spellsOutControlCharactersOfRefusedValues() {
    let text = Tool.fullMessage(for: ValidationError("No \u{1b}[2J here.\nReally."), columns: 80)
    #expect(text.hasPrefix("Error: No \\u{1B}[2J here.\nReally.\n"))
  }
}
