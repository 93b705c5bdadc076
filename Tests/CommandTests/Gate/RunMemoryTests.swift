import Foundation
import TestMedia
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is remembered of runs, and what that keeps from being paid twice.
struct RunMemoryTests {
  /// A tool with a clip of 4 s and a model that takes it.
  private func tool() throws -> Tool {
    let tool = try Tool()
    try tool.model()
    try tool.clip(frames: 100)
    return tool
  }

  private func hash(_ tool: Tool, _ name: String) throws -> String {
    String(try tool.shell("sha256sum \(name)").output.prefix(64))
  }

  @Test func aRunIsRemembered() throws {
    let tool = try tool()
    try tool.standIn(printing: ProviderBody.queued, code: 0)
    let run = try tool.submit("--set", "seed=7", words: ["{video_url}"])
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.isEmpty, "\(run.errors)")
    let entry = try tool.history(1)
    #expect(entry.text("run.stage") == "ended")
    #expect(entry.at("run.exitCode") as? Int == 0)
    #expect(entry.text("run.command") == "submit")
    #expect(entry.text("run.jobs.0.id") == ProviderBody.jobID)
    #expect(entry.text("profile") == "fal/test/model")
    #expect(entry.text("settings.seed") == "7")
    #expect(entry.text("inputs.0.role") == "video_url")
    #expect(entry.at("inputs.0.duration") as? Double == 4)
    #expect(try entry.text("inputs.0.contentHash") == hash(tool, "clip.mp4"))
  }

  @Test func aRejectionIsExplainedLearnedAndNotPaidTwice() throws {
    let tool = try tool()
    try tool.standIn(printing: ProviderBody.tooLong, lead: "echo x >>calls")
    let first = try tool.submit()
    #expect(first.code == 1)
    #expect(first.errors.contains("fal.video_duration_too_long"), "\(first.errors)")
    #expect(first.errors.contains("Learned for Test Model"), "\(first.errors)")
    #expect(first.errors.contains("at most 3 s"))
    // The clip now fails before money is spent.
    let check = try tool("check", "clip.mp4", "--for", "./model.json", "--format", "json")
    #expect(check.code == 1, "\(check.output)")
    #expect(check.json.text("profiles.0.findings.0.id") == "video.duration.too-long")
    #expect(check.json.text("profiles.0.findings.0.source.evidence") == "learned")
    #expect(try tool.submit().code == 1)
    // A repaired clip is another request.
    try tool.standIn(printing: ProviderBody.queued, code: 0, lead: "echo x >>calls; cp $1 sent.mp4")
    let fit = try tool("fit", "clip.mp4", "--for", "./model.json", "-o", "fit.mp4")
    #expect(fit.code == 0, "\(fit.output)\(fit.errors)")
    #expect(try tool("check", "fit.mp4", "--for", "./model.json").code == 0)
    #expect(try tool.submit("--fit").code == 0)
    #expect(try tool("check", "sent.mp4", "--for", "./model.json").code == 0)
    #expect(try tool.shell("cat calls").output == "x\nx\n")
  }

  @Test(arguments: [0, 1]) func aRetryThatCannotSucceedIsStopped(code: Int32) throws {
    let tool = try tool()
    let body =
      #"{"detail":[{"loc":["body","prompt"],"msg":"flagged","type":"#
      + #""content_policy_violation"}]}"#
    try tool.standIn(printing: body, code: code, lead: "echo x >>calls")
    #expect(try tool.submit().code == code)
    let second = try tool.submit()
    #expect(second.code == 1)
    #expect(second.output.isEmpty)
    #expect(second.errors.hasPrefix("preflight: Run 1 of the same request was rejected on 2"))
    #expect(second.errors.contains("content_policy_violation"))
    #expect(try tool.history(2).text("run.stage") == "stopped")
    #expect(try tool.submit("--force").code == code)
    // What is sent is another request when any of it changes.
    #expect(try tool.submit(words: ["{input}", "again"]).code == code)
    #expect(try tool.submit("--set", "seed=2").code == code)
    #expect(try tool.shell("cp clip.mp4 copy.mp4; mv copy.mp4 clip.mp4").code == 0)
    #expect(try tool.submit().code == 1)
    #expect(try tool.shell("wc -l <calls").output == "4\n")
  }

  @Test func aRetryAfterALackOfCapacityIsToldHowToWait() throws {
    let tool = try tool()
    try tool.standIn(printing: ProviderBody.busy)
    let first = try tool.submit()
    #expect(first.code == 1)
    #expect(first.errors.contains("up to half as long again"), "\(first.errors)")
    let second = try tool.submit()
    #expect(second.code == 1)
    #expect(second.output == ProviderBody.busy, "\(second.errors)")
    #expect(second.errors.contains("Run 1 of the same request was rejected"), "\(second.errors)")
  }

  @Test func aCommandThatDiesAfterAJobWasAcceptedIsToldWithItsID() throws {
    let tool = try tool()
    try tool.standIn(printing: "", lead: "echo '\(ProviderBody.queued)'; kill -9 $$")
    let first = try tool.submit()
    #expect(first.code == 137)
    let hint = "look in its history for request_id \(ProviderBody.jobID)."
    #expect(first.errors.contains(hint), "\(first.errors)")
    let second = try tool.submit()
    #expect(second.code == 1)
    #expect(second.errors.contains(hint), "\(second.errors)")
    #expect(try tool.history(1).text("run.stage") == "killed")
  }

  @Test func whatWasSeenBeforePreflightWasKilledIsRemembered() throws {
    let tool = try tool()
    try tool.standIn(
      printing: "", lead: "echo '\(ProviderBody.queued)'; echo $$ >pid; exec sleep 300")
    let words = ["run", "clip.mp4", "--for", "./model.json", "--", "./submit", "{input}"]
    let run = try tool.run(words) { process in
      tool.wait(for: process) { (try? tool.history(1).text("run.jobs.0.id")) != nil }
      let twin = try? tool.run(words)
      #expect(twin?.code == 1)
      #expect(twin?.errors.contains("still running") == true, "\(twin?.errors ?? "")")
      kill(process.processIdentifier, SIGKILL)
      // The command outlives Preflight, and the test would wait for it.
      _ = try? tool.shell("kill $(cat pid)")
    }
    #expect(run.code == 137)
    #expect(try tool.history(1).text("run.stage") == "started")
    let after = try tool.run(words)
    #expect(after.code == 1)
    #expect(after.errors.contains("was cut off after a job was accepted"), "\(after.errors)")
    #expect(after.errors.contains(ProviderBody.jobID))
  }

  @Test func aRunWhoseEndNobodySawIsNotPaidAgain() throws {
    let tool = try tool()
    try tool.standIn(printing: "", lead: "echo x >>calls; echo $$ >pid; exec sleep 300")
    let words = ["run", "clip.mp4", "--for", "./model.json", "--", "./submit", "{input}"]
    let run = try tool.run(words) { process in
      tool.wait(for: process) { (try? tool.shell("cat pid").output.isEmpty) == false }
      kill(process.processIdentifier, SIGKILL)
      _ = try? tool.shell("kill $(cat pid)")
    }
    #expect(run.code == 137)
    let after = try tool.run(words)
    #expect(after.code == 1)
    #expect(after.errors.contains("was cut off; whether it had reached"), "\(after.errors)")
    #expect(try tool.shell("cat calls").output == "x\n")
  }

  @Test func aMemoryThatIsThereAndCannotBeUsedKeepsTheCommandFromRunning() throws {
    let tool = try tool()
    try tool.standIn(printing: "", code: 0, lead: "echo x >>calls")
    #expect(try tool.submit().code == 0)
    _ = try tool.shell("cd \"$PREFLIGHT_HOME\"; rm -f memory.sqlite*; mkdir memory.sqlite")
    let run = try tool.submit()
    #expect(run.code == 2, "\(run.errors)")
    #expect(run.errors.contains("Whether the same request was paid for before"), "\(run.errors)")
    #expect(try tool.shell("cat calls").output == "x\n")
    #expect(try tool.submit("--no-memory").code == 0)
    #expect(try tool.submit("--force").code == 0)
    let mode = try tool.shell("stat -c %a \"$PREFLIGHT_HOME/memory.sqlite\"")
    #expect(mode.output == "755\n", "A folder that is not ours keeps its permissions.")
  }

  @Test func whatCannotStartLeavesTheRequestFree() throws {
    let tool = try tool()
    for _ in 1...2 {
      let run = try tool("run", "clip.mp4", "--for", "./model.json", "--", "./nowhere", "{input}")
      #expect(run.code == 127, "\(run.errors)")
    }
  }

  @Test func ofManyIdenticalRunsOneStarts() throws {
    let tool = try tool()
    try tool.standIn(
      printing: "", code: 0, lead: "echo x >>calls; while [ ! -e end ]; do sleep 0.05; done")
    let one = "preflight run clip.mp4 --for ./model.json -- ./submit {input} 2>>errors"
    let run = try tool.shell(
      "for i in 1 2 3 4 5 6 7 8; do (\(one); echo $? >>codes) & done; "
        + "until [ $(cat codes 2>/dev/null | wc -l) = 7 ]; do sleep 0.05; done; "
        + "touch end; wait; sort codes | uniq -c | tr -s ' '; wc -l <calls")
    let errors = try tool.shell("cat errors").output
    #expect(run.output == " 1 0\n 7 1\n1\n", "\(errors)")
  }

  @Test func anAcceptedRunWeakensALimitThatItBreaks() throws {
    let tool = try tool()
    try tool.standIn(printing: ProviderBody.tooLong)
    #expect(try tool.submit().code == 1)
    #expect(try tool("check", "clip.mp4", "--for", "./model.json").code == 1)
    try tool.standIn(printing: ProviderBody.queued, code: 0)
    let forced = try tool.submit("--force", words: ["{input}", "again"])
    #expect(forced.code == 0)
    #expect(forced.errors.contains("advice from now on"), "\(forced.errors)")
    #expect(try tool("check", "clip.mp4", "--for", "./model.json").code == 0)
  }

  @Test func aStoppedRunIsRememberedWithItsReason() throws {
    let tool = try tool()
    try tool.clip("long.mp4", frames: 150)
    let run = try tool("run", "long.mp4", "--for", "erase-objects", "--", "touch", "ran")
    #expect(run.code == 1)
    let entry = try tool.history(1)
    #expect(entry.text("run.stage") == "stopped")
    #expect(entry.text("run.stopReason")?.hasPrefix("The check failed: The clip lasts 6") == true)
  }

  @Test(arguments: ["--no-memory", "unusable"]) func aRunNeedsNoMemory(way: String) throws {
    var tool = try tool()
    try tool.standIn(printing: ProviderBody.queued, code: 3)
    if way == "unusable" { tool.environment["PREFLIGHT_HOME"] = "/dev/null/none" }
    for _ in 1...2 {
      let run = try way == "unusable" ? tool.submit() : tool.submit(way)
      #expect(run.code == 3, "\(run.errors)")
      #expect(run.output == ProviderBody.queued)
    }
  }

  @Test func aCostThatIsNotKnownIsNotPaid() throws {
    let tool = try tool()
    let run = try tool.submit("--max-cost", "5")
    #expect(run.code == 1, "\(run.errors)")
    #expect(run.errors.contains("cost.unknown"))
  }
}
