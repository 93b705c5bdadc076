import MediaModel
import Preflight
import Reports
import Testing

struct FixCommandTests {
  /// The command for fixes of one file, each of a finding that refuses it.
  private func command(
    _ actions: [FixAction] = [Sample.trim], of facts: MediaFacts = Sample.clip(),
    role: String? = nil, severity: Severity = .blocker, limit: LimitDescription? = nil,
    change: (inout Request) -> Void = { _ in }
  ) -> String? {
    let findings = actions.map { action in
      Finding(
        id: "video.\(action.kind)", severity: severity, path: facts.path, limit: limit,
        message: "No.", fix: Fix(action, "Mend it."))
    }
    let input = Sample.input(facts, role: role)
    var request = Request(inputs: [input])
    change(&request)
    let result = Sample.report(findings, of: [facts]).results[0]
    return FixCommands(for: result, to: request, profile: "eraser")
      .command(fixing: findings, of: input)
  }

  @Test func namesTheFileTheProfileAndTheResult() {
    #expect(command() == "preflight fit clip.mp4 --for eraser -o clip.fit.mp4")
  }

  @Test func recommendedLimitsAreKeptWhenOneIsToBeFixed() {
    let plain = "preflight fit clip.mp4 --for eraser -o clip.fit.mp4"
    let limit = LimitDescription(
      quantity: .duration, bounds: Bounds(maximum: Bounds.Bound(5)), unit: .seconds)
    #expect(command(severity: .advice) == plain)
    #expect(command(limit: limit) == plain)
    #expect(
      command(severity: .advice, limit: limit)
        == "preflight fit clip.mp4 --for eraser --recommended -o clip.fit.mp4")
  }

  @Test func theRoleStays() {
    #expect(
      command(role: "motion") == "preflight fit motion=clip.mp4 --for eraser -o clip.fit.mp4")
  }

  @Test func selectionSettingsAndTransportStayButNoPrompt() throws {
    let selection = try Selection(from: Sample.time("1.5"), to: Sample.time("13"))
    let text = command {
      $0.selection = selection
      $0.settings = ["resolution": "1080p", "style": "a red car", "prompt": "a secret"]
      $0.transport = .dataURI
    }
    #expect(
      text == """
        preflight fit clip.mp4 --for eraser --from 1.5 --to 13 --set resolution=1080p \
        --set 'style=a red car' --transport data-uri -o clip.fit.mp4
        """)
  }

  @Test func aTimeThatNoDecimalMeetsIsGivenInFrames() throws {
    let rate = try #require(FrameRate(30000, 1001))
    let selection = try Selection(from: rate.duration(ofFrames: 100), to: nil)
    #expect(command { $0.selection = selection }?.contains(" --from 100f -o ") == true)
  }

  @Test(arguments: [
    (["webm", "mov"], "mov"), (["webm"], "webm"), (["mp4", "webm"], "mp4"), (["avi"], "mp4"),
    ([], "mp4"),
  ])
  func theResultOfAClipIsWhatTheProfileAccepts(containers: [String], suffix: String) {
    let action = FixAction.transcode(containers: containers, codecs: [])
    #expect(command([action])?.hasSuffix(" -o clip.fit.\(suffix)") == true)
  }

  @Test func picturesThatNoMP4HoldsMayStayInTheirContainer() {
    let master = Sample.clip("a.mov") {
      $0.container.format = "mov"
      $0.video[0].codec.name = "prores"
    }
    #expect(command(of: master)?.hasSuffix(" -o a.fit.mov") == true)
    let ordinary = Sample.clip("a.mov") { $0.container.format = "mov" }
    #expect(command(of: ordinary)?.hasSuffix(" -o a.fit.mp4") == true)
  }

  @Test(arguments: [
    ("a.tiff", "tiff", ["jpeg", "png"], "a.fit.png"), ("a.png", "png", ["jpeg"], "a.fit.jpg"),
    ("a.jpg", "jpeg", [], "a.fit.jpg"), ("a.webp", "webp", [], "a.fit.webp"),
    ("a.gif", "gif", [], "a.fit.png"),
  ])
  func theResultOfAPictureIsAFormatThatIsAccepted(
    name: String, format: String, accepted: [String], result: String
  ) {
    let facts = Sample.image(name, format: format)
    let action = accepted.isEmpty ? FixAction.bakeRotation : .convertImage(formats: accepted)
    #expect(command([action], of: facts) == "preflight fit \(name) --for eraser -o \(result)")
  }

  @Test(arguments: [FixAction.advise, .lengthen(minimum: Bounds.Bound(5))])
  func nothingIsOfferedForAFileThatIsRefusedAllTheSame(action: FixAction) {
    #expect(command([action]) == nil)
    #expect(command([Sample.trim, action]) == nil)
    #expect(command([Sample.trim, action], severity: .advice) != nil)
  }

  @Test func nothingIsOfferedForFilesThatCannotBeReadToTheEnd() {
    let truncated = Sample.clip { $0.problems = [MediaProblem(.truncated, "cut off")] }
    let damaged = Sample.clip { $0.problems = [MediaProblem(.damaged, "broken")] }
    let undecodable = Sample.clip { $0.video[0].codec.isDecodable = false }
    let soundOnly = Sample.clip { $0.video = [] }
    for facts in [truncated, damaged, undecodable, soundOnly] {
      #expect(command(of: facts) == nil)
    }
    let misnamed = Sample.clip { $0.problems = [MediaProblem(.misnamed, "an MP4")] }
    #expect(command(of: misnamed) != nil)
    #expect(command([]) == nil)
  }

  @Test(arguments: [
    ("my clip.mp4", "'my clip.mp4'", "'my clip.fit.mp4'"),
    ("it's.mov", "'it'\\''s.mov'", "'it'\\''s.fit.mp4'"),
    ("-rf.mp4", "./-rf.mp4", "./-rf.fit.mp4"), ("a=b.mp4", "./a=b.mp4", "a=b.fit.mp4"),
    ("http://x.mp4", "http://x.mp4", "http://x.fit.mp4"),
    ("a/b.c/d", "a/b.c/d", "a/b.c/d.fit.mp4"),
    ("/abs/.hidden", "/abs/.hidden", "/abs/output.fit.mp4"),
    ("$(rm x).mp4", "'$(rm x).mp4'", "'$(rm x).fit.mp4'"),
    ("new\nline.mp4", "$'new\\012line.mp4'", "$'new\\012line.fit.mp4'"),
  ])
  func namesAreQuotedForTheShell(path: String, input: String, output: String) {
    #expect(
      command(of: Sample.clip(path)) == "preflight fit \(input) --for eraser -o \(output)")
  }
}
