import Foundation
import TestMedia
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How the output and the end of a command come through.
struct StreamTests {
  private static let lead = "preflight run clip.mp4 --for erase-objects -- "

  private func tool() throws -> Tool {
    let tool = try Tool()
    try tool.clip(frames: 100)
    return tool
  }

  @Test func exitCodesArePassedOn() throws {
    let run = try tool().shell(
      "for code in {0..5} 63 64 65 77 {124..130} 137 143 {253..255}; do \(Self.lead) sh -c \"exit $code\"; "
        + "[ $? = $code ] || echo $code; done")
    #expect(run.output.isEmpty, "\(run.output)")
    #expect(run.errors.isEmpty, "\(run.errors)")
  }

  @Test(arguments: [SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGPIPE, SIGTERM, SIGUSR1])
  func aCommandThatASignalEndsIsToldAsShellsDo(signal: Int32) throws {
    let run = try tool().run([
      "run", "clip.mp4", "--for", "erase-objects", "--", "sh", "-c", "kill -\(signal) $$; sleep 9",
    ])
    #expect(run.code == 128 + signal, "\(run.errors)")
  }

  @Test func whatIsNoProgramIsToldAsShellsDo() throws {
    let tool = try tool()
    for (words, code) in [("nonesuch", 127), ("./nonesuch", 127), ("./clip.mp4", 126), ("./", 126)]
    {
      let run = try tool.shell(Self.lead + words)
      #expect(run.code == Int32(code), "\(words)")
      #expect(run.errors.hasPrefix("preflight: "))
      #expect(run.output.isEmpty)
    }
  }

  @Test func noShellStandsInForAMissingFirstLine() throws {
    let tool = try tool()
    try tool.file("script", "touch ran\n")
    let run = try tool.shell("chmod +x script; " + Self.lead + "./script")
    #expect(run.code == 126)
    #expect(!tool.has("ran"))
  }

  @Test func bothStreamsComeThroughByteForByte() throws {
    let tool = try tool()
    let bytes = Data((0..<10_000_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) })
    _ = try tool.folder.write(bytes, named: "bytes")
    let run = try tool.shell(
      Self.lead
        + "sh -c 'cat bytes & cat bytes >&2 & wait' >out 2>err; cmp bytes out; cmp bytes err")
    #expect(run.code == 0, "\(run.output)")
    #expect(run.output.isEmpty, "\(run.output)")
  }

  @Test func streamsThatAreOneKeepTheirOrder() throws {
    let line = "i=0; while [ $i -lt 500 ]; do echo o$i; echo e$i >&2; i=$((i+1)); done"
    let run = try tool().shell(Self.lead + "sh -c '\(line)' >log 2>&1; cat log")
    #expect(run.output == (0..<500).map { "o\($0)\ne\($0)\n" }.joined())
  }

  @Test func outputIsPassedOnAtOnce() throws {
    // The command goes on only after somebody has read its first word.
    let run = try tool().shell(
      "mkfifo go; " + Self.lead + "sh -c 'printf ready; read word <go; echo $word' | "
        + "{ head -c 5; echo on >go; cat; }")
    #expect(run.output == "readyon\n", "\(run.errors)")
  }

  @Test func aSlowReaderOfOneStreamDoesNotHoldUpTheOther() throws {
    // Standard output is read only after a word has come over standard error.
    let run = try tool().shell(
      "mkfifo out err; \(Self.lead) sh -c 'head -c 300000 /dev/zero & echo e >&2; wait' "
        + ">out 2>err & exec 3<out 4<err; read -u 4 word; echo $word; wc -c <&3")
    #expect(run.output == "e\n300000\n", "\(run.errors)")
  }

  @Test func standardInputIsTheCommands() throws {
    let run = try tool().shell("printf 'a\\0b' | \(Self.lead) od -An -c")
    #expect(run.output == "   a  \\0   b\n")
  }

  @Test func aReaderThatGoesAwayEndsTheCommandAsWithoutPreflight() throws {
    let run = try tool().shell("{ \(Self.lead) yes; echo $? >code; } | head -n 1; cat code")
    #expect(run.output == "y\n141\n")
    #expect(run.errors.isEmpty)
  }

  @Test func aCommandMayCloseItsOutputAndGoOn() throws {
    let tool = try tool()
    let run = try tool.shell(Self.lead + "sh -c 'exec >&- 2>&-; touch ran; exit 3'")
    #expect(run.code == 3)
    #expect(tool.has("ran"))
  }

  @Test(.timeLimit(.minutes(1))) func whatACommandLeavesBehindIsNotWaitedFor() throws {
    let run = try tool().shell(
      Self.lead + "sh -c 'sleep 300 & echo $! >pid; echo done; exit 4'; code=$?; "
        + "kill $(cat pid); exit $code")
    #expect(run.output == "done\n")
    #expect(run.code == 4)
  }

  @Test(.timeLimit(.minutes(1))) func closedStreamsOfOursAreNoHindrance() throws {
    let tool = try tool()
    let run = try tool.shell(
      Self.lead + "sh -c 'echo a; echo b >&2; touch ran; exit 6' >&- 2>&-")
    #expect(run.code == 6)
    #expect(tool.has("ran"))
  }

  @Test func aProcessThatStaysAndWritesWithoutPauseHoldsNothingUp() throws {
    let tool = try tool()
    // The script writes for as long as the file is there, which is removed only after the run.
    let run = try tool.shell(
      "touch on; \(Self.lead) sh -c 'while [ -e on ]; do echo x; done & echo done; exit 3' >out; "
        + "echo $?; [ -e on ] && rm on; grep -c done out; [ $(wc -c <out) -lt 300000 ] && echo few")
    #expect(run.output == "3\n1\nfew\n", "\(run.errors)")
  }
}
