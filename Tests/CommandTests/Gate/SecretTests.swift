import Foundation
import TestMedia
import Testing

/// No key, prompt or query of an address is kept or shown, searched for byte by byte.
struct SecretTests {
  private static let planted = [
    "planted-key-0123456789abcdef", "planted prompt of a red sky", "planted-query",
    "planted-variable-0123456789", "planted argument of an owl",
  ]

  private func tool() throws -> Tool {
    var tool = try Tool()
    tool.environment["TEST_API_KEY"] = Self.planted[3]
    try tool.model()
    try tool.clip(frames: 100)
    let body = """
      HTTP/1.1 422 Unprocessable Entity
      Authorization: Key \(Self.planted[0])
      X-Fal-Request-Id: \(ProviderBody.jobID)

      {"detail":[{"loc":["body","prompt"],"msg":"The prompt '\(Self.planted[1])' is too long for \
      \(Self.planted[4]) with \(Self.planted[3]). See https://x.example/a.mp4?token=planted-query",\
      "type":"value_error","input":{"prompt":"\(Self.planted[1])","video_url":\
      "https://v3.fal.media/files/x.mp4?sig=planted-query"}}]}
      """
    try tool.standIn(printing: body)
    return tool
  }

  private func send(_ tool: Tool) throws -> Tool.Run {
    try tool.submit(
      "--set", "prompt=\(Self.planted[1])", "--set", "api_key=\(Self.planted[0])",
      words: ["{input}", "--prompt", Self.planted[4], "--key=\(Self.planted[0])", "{report}"])
  }

  @Test func theStoreHoldsNone() throws {
    let tool = try tool()
    #expect(try send(tool).code == 1)
    #expect(try send(tool).code == 1)
    let folder = tool.memory.url
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.isEmpty)
    for name in names {
      let bytes = FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data()
      for secret in Self.planted {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) is in \(name)")
      }
    }
    #expect(try tool.history(1).at("run.rejections.0") != nil)
  }

  @Test(arguments: ["text", "json"]) func supportShowsNone(format: String) throws {
    let tool = try tool()
    #expect(try send(tool).code == 1)
    let run = try tool("support", "--format", format, "--note", "I tried \(Self.planted[3])")
    #expect(run.code == 0, "\(run.errors)")
    for secret in Self.planted + [tool.folder.url.path] {
      #expect(!run.output.contains(secret), "\(run.output)")
    }
  }

  @Test func theStoreIsReadableByTheUserAlone() throws {
    let tool = try tool()
    _ = try send(tool)
    let modes = try tool.shell("cd \"$PREFLIGHT_HOME\"; stat -c '%a' . *")
    #expect(Set(modes.output.split(separator: "\n")) == ["700", "600"])
  }
}
