import Foundation
import TestMedia

/// Local commands that answer as providers do.
extension Tool {
  /// A command `./submit` that prints a text and ends with a code.
  func standIn(printing body: String, code: Int32 = 1, lead: String = "") throws {
    try file("body", body)
    try file("submit", "#!/bin/sh\n\(lead)\ncat body\nexit \(code)\n")
    _ = try shell("chmod +x submit")
  }

  /// Runs `./submit` behind the gate.
  func submit(_ options: String..., words: [String] = ["{input}"]) throws -> Run {
    try run(["run", "clip.mp4", "--for", "./model.json"] + options + ["--", "./submit"] + words)
  }

  /// A profile `./model.json` of a model that takes a clip in one of two containers.
  func model() throws {
    try file(
      "model.json",
      """
      {"schema": "preflight.profiles/1", "provider": "fal.ai", "profiles": [{
        "id": "fal/test/model", "name": "Test Model", "kind": "model",
        "inputs": [{"role": "video_url", "media": ["video"], "minimum": 1, "maximum": 1}],
        "limits": [{"roles": ["video_url"], "quantity": "container", "allowed": ["mp4", "mov"],
          "source": {"url": "https://example.com/limits", "evidence": "provider-doc"}}]}]}
      """)
  }

  /// The run of a number as `history` tells it.
  func history(_ number: Int) throws -> [String: Any] {
    let entries = try self("history", "--runs", "--format", "json").json.at("entries")
    return (entries as? [[String: Any]] ?? []).first { $0["id"] as? Int == number } ?? [:]
  }
}

/// What providers answer, as it was seen or is documented.
enum ProviderBody {
  static let tooLong = """
    {"detail":[{"loc":["body","video_url"],"msg":"Video duration exceeds the maximum allowed. \
    Maximum is 3.0 seconds.","type":"video_duration_too_long",\
    "url":"https://docs.fal.ai/errors#video_duration_too_long",\
    "ctx":{"max_duration":3.0,"provided_duration":4.0},\
    "input":"https://v3.fal.media/files/x.mp4?token=planted-query"}]}
    """
  static let busy = """
    {"detail":"Runner disconnected","error_type":"runner_disconnected"}
    """
  static let queued = """
    {"status":"IN_QUEUE","request_id":"764cabcf-b745-4b3e-ae38-1200304cf45b"}
    """
  static let jobID = "764cabcf-b745-4b3e-ae38-1200304cf45b"
}
