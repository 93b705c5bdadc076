import Foundation
import TestMedia
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Signals to Preflight while the command runs.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: "/proc/self/status"),
    "which signals a process ignores and blocks is read from /proc"))
struct SignalTests {
  private static let script = """
    for s in HUP INT QUIT TERM USR1 USR2; do trap "echo $s; exit 5" $s; done
    touch ready
    while :; do sleep 0.02; done
    """

  @Test(arguments: [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2])
  func aSignalIsPassedOnAndTheCommandDecides(signal: Int32) throws {
    let tool = try Tool()
    try tool.clip(frames: 100)
    let run = try tool.run(
      ["run", "clip.mp4", "--for", "erase-objects", "--", "sh", "-c", Self.script]
    ) { process in
      tool.wait(for: process) { tool.has("ready") }
      kill(process.processIdentifier, signal)
    }
    #expect(run.code == 5, "\(run.errors)")
    let names = [
      SIGHUP: "HUP", SIGINT: "INT", SIGQUIT: "QUIT", SIGTERM: "TERM", SIGUSR1: "USR1",
      SIGUSR2: "USR2",
    ]
    #expect(run.output == "\(names[signal] ?? "")\n")
  }

  @Test func aSignalThatIsIgnoredStaysIgnored() throws {
    let tool = try Tool()
    try tool.clip(frames: 100)
    let run = try tool.shell(
      "trap '' HUP; preflight run clip.mp4 --for erase-objects -- "
        + "sh -c 'kill -HUP $PPID; kill -HUP $$; echo on'")
    #expect(run.output == "on\n", "\(run.errors)")
    #expect(run.code == 0)
  }

  @Test func noSignalIsKeptFromTheCommand() throws {
    let tool = try Tool()
    try tool.clip(frames: 100)
    let run = try tool(
      "run", "clip.mp4", "--for", "erase-objects", "--", "grep", "SigBlk", "/proc/self/status")
    #expect(run.output == "SigBlk:\t0000000000000000\n", "\(run.errors)")
  }

  @Test func theCommandIsEndedByABrokenPipeUnlessItWasStartedOtherwise() throws {
    let tool = try Tool()
    try tool.clip(frames: 100)
    func ignoresPipe(_ words: String) throws -> Bool? {
      let show = "preflight run clip.mp4 --for erase-objects -- grep SigIgn /proc/self/status"
      let mask = try tool.shell(words + show).output.split(whereSeparator: \.isWhitespace).last
      return mask.flatMap { UInt64($0, radix: 16) }.map { $0 >> (SIGPIPE - 1) & 1 == 1 }
    }
    #expect(try ignoresPipe("") == false)
    #expect(try ignoresPipe("trap '' PIPE; ") == true)
  }
}
