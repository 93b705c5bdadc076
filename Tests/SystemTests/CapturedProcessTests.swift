import Testing

@testable import System

/// Programs that run to their end, or are stopped.
struct CapturedProcessTests {
  @Test func argumentsReachAProgramUnchangedAndInputTakesItsWay() throws {
    let text = "a 'b' \"c\" $HOME\n;"
    let echo = CapturedProcess(program: "printf", arguments: ["%s", text])
    #expect(try echo.output(withInput: [], atMost: 100).bytes == Array(text.utf8))
    let cat = CapturedProcess(program: "cat", arguments: [])
    #expect(try cat.output(withInput: [1, 2, 0, 255], atMost: 100).bytes == [1, 2, 0, 255])
  }

  @Test func stopsReadingWhatNeverEnds() throws {
    let output = try CapturedProcess(program: "yes", arguments: []).output(
      withInput: [], atMost: 5000)
    #expect(output.bytes.count == 5000)
    #expect(output.code == 137)
  }

  @Test func tellsHowAProgramEnded() throws {
    let shell = CapturedProcess(program: "sh", arguments: ["-c", "exit 7"])
    #expect(try shell.output(withInput: [], atMost: 10) == ProcessOutput(code: 7, bytes: []))
    #expect(throws: FileError.self) {
      try CapturedProcess(program: "no-such-program-here", arguments: [])
        .output(withInput: [], atMost: 10)
    }
  }
}
