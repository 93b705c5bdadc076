import Testing

struct RefreshCommandTests {
  private static func document(_ limits: String, id: String = "mine/model") -> String {
    """
    {"openapi": "3.0.4", "info": {"x-fal-metadata": {"endpointId": "\(id)"}},
     "components": {"schemas": {"ModelInput": {"required": ["video_url"], "properties": {
       "video_url": {"type": "string", "description": "The clip. Keep it under a few seconds, only one person.",
         "x-fal": {\(limits)}}}}}},
     "paths": {"/\(id)": {"post": {"requestBody": {"content": {"application/json": {
       "schema": {"$ref": "#/components/schemas/ModelInput"}}}}}}}}
    """
  }

  private let folder = ".config/preflight/profiles"

  private func tool(_ limits: String = #""max_duration": 10"#) throws -> Tool {
    let tool = try Tool.inProcess()
    try tool.file("new.json", Self.document(limits))
    return tool
  }

  @Test func anUnknownModelIsANewProfile() throws {
    let run = try tool()("profiles", "refresh", "--from", "new.json")
    #expect(run.code == 0)
    #expect(
      run.output.hasPrefix("1 profile: 0 changed, 1 new.\nmine/model  new profile, 1 limit\n"))
    #expect(run.output.contains("Nothing was written"))
    #expect(run.errors.contains("unread: mine/model: video_url: “Keep it under a few seconds"))
  }

  @Test func whatWasKeptIsComparedTheNextTime() throws {
    let tool = try tool()
    let first = try tool("profiles", "refresh", "--from", "new.json", "-o", folder)
    #expect(first.output.contains("Written: "))
    let same = try tool("profiles", "refresh", "--from", "new.json", "--check")
    #expect(same.code == 0)
    #expect(same.output.hasPrefix("1 profile: nothing has changed."))
    try tool.file("new.json", Self.document(#""max_duration": 15, "min_fps": 24"#))
    let changed = try tool("profiles", "refresh", "--from", "new.json", "--check")
    #expect(changed.code == 1)
    #expect(changed.output.hasPrefix("1 profile: 1 changed, 1 limit is looser."))
    #expect(changed.output.contains("changed  video_url: duration: at most 10 s → at most 15 s"))
    #expect(changed.output.contains(", looser"))
    #expect(changed.output.contains("new      video_url: frame rate: at least 24 fps"))
    let document = try tool("profiles", "refresh", "--from", "new.json", "--format", "json")
    #expect(document.json.text("schema") == "preflight.refresh/1")
    #expect(document.json.text("profiles.0.state") == "changed")
    #expect(document.json.text("profiles.0.changes.0.before") == "at most 10 s")
    #expect(document.json.text("unread.0.field") == "video_url")
  }

  @Test func aFolderIsReadWhole() throws {
    let tool = try tool()
    try tool.file("docs/a.json", Self.document("", id: "mine/a"))
    try tool.file("docs/deep/b.json", Self.document("", id: "mine/b"))
    try tool.file("docs/notes.csv", "x")
    let run = try tool("profiles", "refresh", "--from", "docs")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("2 profiles: 0 changed, 2 new."))
  }

  @Test func twoDocumentsOfOneModelDoNotHideEachOther() throws {
    let tool = try tool()
    try tool.file("other.json", Self.document(#""max_duration": 99"#))
    let run = try tool("profiles", "refresh", "--from", "new.json", "--from", "other.json")
    #expect(run.code == 2)
    #expect(run.errors.contains("other.json: describes mine/model, as new.json does"))
  }

  @Test func aProfileInAnotherFileOfTheFolderIsNotHidden() throws {
    let tool = try tool()
    try tool.file("kept/mine.json", try tool("profiles", "import", "new.json").output)
    let run = try tool("profiles", "refresh", "--from", "new.json", "-o", "kept")
    #expect(run.code == 2)
    #expect(run.errors.contains("mine.json: holds mine/model too"))
    #expect(!tool.has("kept/refreshed-fal-ai.json"))
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let tool = try tool()
    try tool.file("bad.json", "{}")
    #expect(try tool("profiles", "refresh", "--from", "bad.json").code == 2)
    #expect(try tool("profiles", "refresh", "--from", "gone.json").code == 2)
    let both = try tool("profiles", "refresh", "--from", "bad.json", "--from", "new.json")
    #expect(both.code == 2)
    #expect(both.output.contains("mine/model  new profile"))
  }

  @Test(arguments: [
    ["refresh"], ["refresh", "--from", "http://example.com/a.json"],
    ["refresh", "--from", "new.json", "--format", "ndjson"],
  ])
  func whatMakesNoSenseIsRefused(arguments: [String]) throws {
    #expect(try tool().run(["profiles"] + arguments).code == 64)
  }

  @Test func aPrivateServerIsNotAsked() throws {
    let run = try tool()("profiles", "refresh", "--from", "https://127.0.0.1/openapi.json")
    #expect(run.code == 2)
    #expect(run.errors.contains("this computer or in a private network"))
  }
}
