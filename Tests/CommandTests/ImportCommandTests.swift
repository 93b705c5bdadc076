import TestMedia
import Testing

struct ImportCommandTests {
  private static let document = """
    {"openapi": "3.0.4", "info": {"x-fal-metadata": {"endpointId": "mine/model"}},
     "components": {"schemas": {"ModelInput": {"required": ["video_url"], "properties": {
       "video_url": {"type": "string", "x-fal": {"max_duration": 2, "max_brightness": 3}},
       "resolution": {"enum": ["720p", "1080p"], "default": "720p"}}}}},
     "paths": {"/mine/model": {"post": {"requestBody": {"content": {"application/json": {
       "schema": {"$ref": "#/components/schemas/ModelInput"}}}}}}}}
    """

  private func tool() throws -> Tool {
    let tool = try Tool.inProcess()
    try tool.file("openapi.json", Self.document)
    return tool
  }

  @Test func whatWasImportedIsValidAndChecks() throws {
    let tool = try tool()
    let run = try tool("profiles", "import", "openapi.json", "-o", "mine.json")
    #expect(run.code == 0)
    #expect(run.output == "mine.json: 1 profile, 1 limit.\n")
    #expect(
      run.errors
        == "preflight: left out: video_url: x-fal.max_brightness was not understood.\n")
    #expect(
      try tool("profiles", "validate", "mine.json").output
        == "mine.json: valid: 1 profile, 1 limit.\n")
    try tool.clip("long.mp4", frames: 51)
    let check = try tool("check", "long.mp4", "--for", "mine.json")
    #expect(check.code == 1)
    #expect(check.output.contains("video.duration.too-long"))
    #expect(
      try tool("check", "long.mp4", "--for", "mine.json", "--set", "resolution=4k").output
        .contains("setting.not-allowed"))
  }

  @Test func withoutAFileItIsPrinted() throws {
    let run = try tool()("profiles", "import", "openapi.json", "--id", "other/name")
    #expect(run.code == 0)
    #expect(run.json.text("profiles.0.id") == "other/name")
    #expect(run.json.text("provider") == "fal.ai")
  }

  @Test func nothingIsReplacedUnasked() throws {
    let tool = try tool()
    try tool.file("mine.json", "precious")
    #expect(try tool("profiles", "import", "openapi.json", "-o", "mine.json").code == 2)
    let same = try tool(
      "profiles", "import", "openapi.json", "-o", "openapi.json", "--overwrite")
    #expect(same.code == 2)
    #expect(
      try tool("profiles", "import", "openapi.json", "-o", "mine.json", "--overwrite").code == 0)
  }

  @Test func whatIsNoDocumentIsSaid() throws {
    let tool = try tool()
    try tool.file("bad.json", "{\"a\": 1}")
    let run = try tool("profiles", "import", "bad.json", "-o", "mine.json")
    #expect(run.code == 2)
    #expect(run.errors.contains("bad.json: no request is described here"))
    #expect(try tool("profiles", "import", "gone.json").code == 2)
    #expect(try tool("profiles", "import", "openapi.json", "--overwrite").code == 64)
  }
}
