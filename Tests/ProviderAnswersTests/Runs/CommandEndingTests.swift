import Testing

@testable import ProviderAnswers

struct CommandEndingTests {
  @Test(arguments: 0...255) func anExitCodeIsReadFromItsByte(code: Int32) {
    let ending = CommandEnding(waitStatus: code << 8)
    #expect(ending == .exited(code))
    #expect(ending.exitCode == code)
  }

  @Test(arguments: [1, 2, 9, 13, 15, 64], [Int32(0), 0x80])
  func aSignalIsReadWithOrWithoutACoreDump(signal: Int32, coreDump: Int32) {
    let ending = CommandEnding(waitStatus: signal | coreDump)
    #expect(ending == .killed(signal: signal))
    #expect(ending.exitCode == 128 + signal)
  }
}
