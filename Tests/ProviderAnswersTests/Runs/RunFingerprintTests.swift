import MediaModel
import Preflight
import Testing

@testable import ProviderAnswers

struct RunFingerprintTests {
  private func fingerprint(
    profile: String = "a/b", media: [(String?, String)] = [("video", "12")],
    settings: [String: String] = ["prompt": "x", "ratio": "16:9"], from: Int64? = nil,
    to: Int64? = nil, transport: Transport? = nil, command: [String] = ["submit", "{video}"]
  ) throws -> [UInt8] {
    let time = { (seconds: Int64?) in seconds.map { MediaTime(seconds: Rational($0)) } }
    let request = Request(
      inputs: [], selection: try Selection(from: time(from), to: time(to)), settings: settings,
      transport: transport)
    return RunFingerprint(
      profileID: profile, media: media.map { (role: $0.0, contentHash: $0.1) }, request: request,
      command: CommandTemplate(words: command.map { Array($0.utf8) })
    ).bytes
  }

  @Test func theSameRequestHasTheSame() throws {
    #expect(try fingerprint() == fingerprint())
  }

  @Test func whateverIsSentMakesAnother() throws {
    let others = [
      try fingerprint(profile: "a/c"), try fingerprint(media: [("video", "13")]),
      try fingerprint(media: [("motion", "12")]), try fingerprint(media: [(nil, "video12")]),
      try fingerprint(media: [("video", "12"), ("video", "12")]),
      try fingerprint(settings: ["prompt": "y", "ratio": "16:9"]),
      try fingerprint(settings: ["prompt": "x"]), try fingerprint(settings: [:]),
      try fingerprint(settings: ["promptx": "", "ratio": "16:9"]), try fingerprint(from: 1),
      try fingerprint(to: 1), try fingerprint(transport: .url),
      try fingerprint(command: ["submit", "{video}", ""]),
      try fingerprint(command: ["submit{video}"]), try fingerprint(command: ["submit {video}"]),
    ]
    let all = [try fingerprint()] + others
    #expect(Set(all).count == all.count)
  }
}
