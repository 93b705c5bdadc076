import TestMedia
import Testing

struct ProfileCommandTests {
  private func profile(_ id: String, maximum: String = "\"maximum\": 2") -> String {
    """
    {"schema": "preflight.profiles/1", "provider": "Mine", "profiles": [{
      "id": "\(id)", "name": "Mine", "kind": "model",
      "inputs": [{"role": "video", "media": ["video"], "minimum": 1, "maximum": 1}],
      "limits": [{"roles": ["video"], "quantity": "duration", \(maximum), "unit": "s",
        "source": {"evidence": "user"}}]}]}
    """
  }

  @Test func aPathNamesAProfile() throws {
    let tool = try Tool.inProcess()
    try tool.clip("short.mp4", frames: 50)
    try tool.clip("long.mp4", frames: 51)
    try tool.file("mine.json", profile("mine/short"))
    #expect(try tool("check", "short.mp4", "--for", "mine.json").code == 0)
    let run = try tool("check", "long.mp4", "--for", "./mine.json")
    #expect(run.code == 1)
    #expect(run.output.contains("from ./mine.json"))
  }

  @Test func theUsersFolderIsRead() throws {
    var tool = try Tool.inProcess()
    try tool.clip(frames: 51)
    try tool.file("config/preflight/profiles/mine.json", profile("mine/short"))
    #expect(try tool("check", "clip.mp4", "--for", "mine/short").code == 64)
    tool.environment["XDG_CONFIG_HOME"] = tool.folder.path("config")
    #expect(try tool("check", "clip.mp4", "--for", "short").code == 1)
    let list = try tool("profiles", "list", "mine").output
    #expect(list.hasPrefix("mine/short") && list.contains("video · limits: documented"), "\(list)")
    #expect(try tool("profiles", "show", "mine/short").output.contains("duration at most 2 s"))
  }

  @Test func theUsersFolderIsReadWithoutTheVariable() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 51)
    try tool.file(".config/preflight/profiles/mine.json", profile("mine/short"))
    #expect(try tool("check", "clip.mp4", "--for", "mine/short").code == 1)
  }

  @Test func aMalformedProfileIsNamedWithKeyPathAndNearestName() throws {
    var tool = try Tool.inProcess()
    try tool.clip()
    try tool.file("bad.json", profile("mine/bad", maximum: "\"maximun\": 2"))
    for words in [["check", "clip.mp4", "--for", "bad.json"], ["profiles", "show", "./bad.json"]] {
      let run = try tool.run(words)
      #expect(run.code == 2)
      #expect(run.errors.contains("bad.json: profiles[0].limits[0].maximun: "), "\(run.errors)")
      #expect(run.errors.contains("did you mean 'maximum'?"))
    }
    try tool.file("config/preflight/profiles/bad.json", "{")
    tool.environment["XDG_CONFIG_HOME"] = tool.folder.path("config")
    let run = try tool("check", "clip.mp4", "--for", "upscale")
    #expect(run.code == 2)
    #expect(run.errors.contains("config/preflight/profiles/bad.json"))
  }

  @Test func aProfileFileThatIsMissingCannotBeRead() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    let run = try tool("check", "clip.mp4", "--for", "./gone.json")
    #expect(run.code == 2)
    #expect(run.errors.hasPrefix("preflight: ./gone.json: "))
  }

  @Test func validateTellsGoodFromBad() throws {
    let tool = try Tool.inProcess()
    try tool.file("good.json", profile("mine/good"))
    try tool.file("bad.json", profile("mine/bad", maximum: "\"maximun\": 2"))
    let good = try tool("profiles", "validate", "good.json")
    #expect(good.code == 0)
    #expect(good.output == "good.json: valid: 1 profile, 1 limit.\n")
    #expect(try tool("profiles", "validate", "good.json", "bad.json").code == 1)
    #expect(try tool("profiles", "validate", "bad.json", "gone.json").code == 2)
  }

  @Test func aProfileShownAsJSONIsAProfileFile() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 150)
    let shown = try tool("profiles", "show", "erase-objects", "--format", "json")
    try tool.file("copy.json", shown.output)
    #expect(try tool("profiles", "validate", "copy.json").code == 0)
    #expect(try tool("check", "clip.mp4", "--for", "copy.json").code == 1)
  }

  @Test func listsAreFilteredByIdAndProvider() throws {
    let tool = try Tool.inProcess()
    let list = try tool("profiles", "list", "runway", "--format", "json")
    let ids = (list.json.at("profiles") as? [[String: Any]] ?? []).compactMap { $0.text("id") }
    #expect(ids.contains("runway/aleph2"))
    #expect(!ids.contains("runway/gen4_aleph"))
    let all = try tool("profiles", "list", "runway", "--retired", "--format", "ndjson")
    #expect(all.jsonLines.contains { $0.text("id") == "runway/gen4_aleph" })
    func count(_ words: String...) throws -> Int {
      let run = try tool.run(["profiles", "list", "--format", "ndjson"] + words)
      for line in run.jsonLines where words.contains("--known") {
        let coverage = line.at("coverage") as? [[String: Any]] ?? []
        #expect(coverage.contains { $0.text("coverage") != "unknown" })
      }
      return run.jsonLines.count
    }
    #expect(try count("--known", "--accepts", "audio") < count("--accepts", "audio"))
    #expect(try count("--provider", "kie") > 40)
    let nothing = try tool("profiles", "list", "no-such-provider")
    #expect(nothing.code == 2)
    #expect(nothing.output.isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsOfferProfileNamesAfterFor(shell: String) throws {
    let run = try Tool.inProcess()("--generate-completion-script", shell)
    #expect(run.code == 0)
    #expect(run.output.contains("chatvideopro/erase-objects"))
    #expect(run.output.contains("data-uri"))
  }

  @Test(arguments: [
    ("chatvideopro/era", "chatvideopro/erase-objects"), ("resh", "reshoot"),
    ("reshoot,add-e", "reshoot,add-effects"),
  ])
  func bashCompletesProfilesNames(typed: String, completed: String) throws {
    let tool = try Tool.inProcess()
    let run = try tool.shell(
      """
      preflight --generate-completion-script bash > completions
      source ./completions
      COMP_WORDS=(preflight check clip.mp4 --for \(typed)); COMP_CWORD=4
      COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      "$(complete -p preflight | sed 's/.*-F \\([^ ]*\\).*/\\1/')" preflight \(typed) --for
      printf '%s\\n' "${COMPREPLY[@]}"
      """)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.contains(completed), "\(run.output)\(run.errors)")
  }
}
