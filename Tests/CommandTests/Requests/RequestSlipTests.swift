import TestMedia
import Testing

struct RequestSlipTests {
  @Test(arguments: [
    ("{", 2, "line 1, column 2"), ("[]", 2, "holds no request"), ("[1]", 2, "an object"),
    (#"{"schema": "preflight.request/2"}"#, 2, "preflight.request/1"),
    (#"{"schema": "preflight.request/1", "inptus": {}}"#, 2, "did you mean 'inputs'?"),
    (
      #"{"schema": "preflight.request/1", "inputs": {"a": {"pth": "x"}}}"#, 2,
      "did you mean 'path'?"
    ),
    (#"{"schema": "preflight.request/1", "inputs": {"a": {}}}"#, 2, "a path, a url, or both"),
    (#"{"schema": "preflight.request/1", "inputs": {"a": 5}}"#, 2, "inputs.a"),
    (#"{"schema": "preflight.request/1", "transport": "pigeon"}"#, 2, "upload"),
    (#"{"schema": "preflight.request/1", "settings": {"a": []}}"#, 2, "settings.a"),
    (#"{"schema": "preflight.request/1", "inputs": {}}"#, 64, "--for"),
    (#"{"video_url": "a.mp4"}"#, 64, "--for"),
    (#"{"schema": "preflight.request/1", "profile": "reshot", "inputs": {}}"#, 64, "'reshoot'"),
  ])
  func saysWhatIsWrongWithAFile(text: String, code: Int32, words: String) throws {
    let tool = try Tool.inProcess()
    try tool.file("request.json", text)
    let run = try tool("check", "--request", "request.json")
    #expect(run.code == code, "\(run.output)\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func refusesInputsBesideARequest() throws {
    let tool = try Tool.inProcess()
    try tool.file("request.json", "{}")
    #expect(try tool("check", "a.mp4", "--request", "request.json", "--for", "reshoot").code == 64)
    #expect(try tool("check", "--request", "missing.json", "--for", "reshoot").code == 2)
  }

  @Test func refusesToSayAThingTwice() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    try tool.file(
      "request.json",
      """
      {"schema": "preflight.request/1", "profile": "reshoot", "inputs": {"video": "clip.mp4"},
       "settings": {"resolution": "720p"}, "transport": "url", "from": 0, "to": "1"}
      """)
    for (extra, words) in [
      (["--set", "resolution=1080p"], "already gives 'resolution'; leave --set resolution out"),
      (["--transport", "upload"], "already gives its transport; leave --transport out"),
      (["--from", "0.5"], "already gives its part; leave --from and --to out"),
    ] {
      let run = try tool.run(["check", "--request", "request.json"] + extra)
      #expect(run.code == 64, "\(extra)")
      #expect(run.errors.contains(words), "\(run.errors)")
    }
  }

  @Test func namesTheMemberThatWasMisspelt() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    try tool.file("request.json", #"{"input": {"vidoe_url": "clip.mp4"}}"#)
    let run = try tool(
      "check", "--request", "request.json", "--for", "fal-ai/veo3.1/extend-video",
      "--format", "json")
    #expect(run.code == 1)
    #expect(run.json.text("profiles.0.findings.0.id") == "input.missing")
    #expect(
      run.json.text("profiles.0.findings.0.fix.sentence")
        == "Rename 'vidoe_url' to 'video_url'.")
  }

  @Test func aMissingFileCouldNotBeChecked() throws {
    let tool = try Tool.inProcess()
    try tool.file("sub/request.json", #"{"model": "gen4_turbo", "promptImage": "a.png"}"#)
    let run = try tool("check", "--request", "sub/request.json")
    #expect(run.code == 2)
    #expect(run.errors.contains("sub/a.png: no such file"))
  }
}
