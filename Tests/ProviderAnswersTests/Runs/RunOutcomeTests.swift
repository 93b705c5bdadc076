import Testing

@testable import ProviderAnswers

struct RunOutcomeTests {
  private func outcome(exitCode: Int32, _ rejection: Rejection) -> RunOutcome? {
    RunOutcome(
      RunRecord(
        stage: .ended, command: "submit", fingerprint: "", exitCode: exitCode,
        answer: ProviderAnswer(rejections: [rejection])),
      explanations: [])
  }

  @Test func aSentenceAloneRefusesNothingWhereTheCommandEndedWell() {
    let sentence = Rejection(message: "Images must be at most 4000 px wide.")
    #expect(outcome(exitCode: 0, sentence) == .accepted)
    #expect(outcome(exitCode: 1, sentence) == .rejected)
  }

  @Test(arguments: [
    Rejection(code: "image_too_large"), Rejection(field: ["image_url"]), Rejection(status: 422),
  ])
  func aRefusalWithACodeAFieldOrAStatusCountsWhateverTheExitCode(rejection: Rejection) {
    #expect(outcome(exitCode: 0, rejection) == .rejected)
  }

  @Test func theStatusOfASuccessIsNoRefusal() {
    #expect(outcome(exitCode: 0, Rejection(status: 200)) == .accepted)
  }
}

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

struct KeptOutputTests {
  /// What is kept of so many bytes that come in pieces of a length, with limits of 4 and 6.
  private func kept(_ count: Int, pieces: Int) -> [UInt8] {
    var output = KeptOutput(headLimit: 4, tailLimit: 6)
    let bytes = (0..<count).map { UInt8(32 + $0 % 90) }
    for start in stride(from: 0, to: count, by: pieces) {
      output.add(bytes[start..<min(count, start + pieces)])
    }
    #expect(output.byteCount == count)
    return output.bytes
  }

  @Test(arguments: [0, 1, 3, 4, 5, 9, 10], [1, 3, 100])
  func everythingIsKeptThatFits(count: Int, pieces: Int) {
    #expect(kept(count, pieces: pieces) == (0..<count).map { UInt8(32 + $0 % 90) })
  }

  @Test(arguments: [11, 12, 16, 17, 50, 89], [1, 3, 7, 100])
  func ofMoreTheBeginningAndTheEndAreKept(count: Int, pieces: Int) {
    let all = (0..<count).map { UInt8(32 + $0 % 90) }
    #expect(kept(count, pieces: pieces) == all.prefix(4) + [10] + all.suffix(6))
  }

  @Test(arguments: [0, 3, 5, 6, 20]) func theEndIsGivenAlsoWhereItReachesIntoTheBeginning(
    count: Int
  ) {
    var output = KeptOutput(headLimit: 4, tailLimit: 6)
    let all = (0..<count).map { UInt8($0) }
    output.add(all)
    #expect(output.end(5) == all.suffix(5))
  }
}
