import Foundation
import JSON
import MediaModel
import Preflight
import TestSamples
import Testing

@testable import ProviderAnswers

/// Responses that were published, from the folder of facts beside the package.
struct PublishedBodyTests {
  private static let bodies = PublishedBody.all

  @Test(
    .enabled(if: !bodies.isEmpty, "../shared/facts/2026-11/errors.jsonl is not beside the package"))
  func eachIsReadAsItIsMeant() throws {
    for body in Self.bodies {
      let found = ErrorGuide.builtIn.explanations(of: body.text, provider: body.provider)
      let first = try #require(found.first, "\(body.id)")
      #expect(body.mayRetry(first.retry.chance), "\(body.id): \(first.id)")
      #expect(first.provider == nil || first.provider == body.provider, "\(body.id)")
      if let expected = PublishedBody.explanations[body.id] {
        #expect(first.id == expected, "\(body.id)")
      }
      // A profile that the catalogue names otherwise by now is one of the provider with the same inputs.
      let profile = try Catalog.builtIn.profile(id: body.profile) ?? body.standIn
      let answer = ProviderAnswer(reading: body.text, provider: body.provider)
      let learned = Lessons(answer, for: profile, at: 1).limits.map { $0.words(in: profile) }
      #expect(Set(learned) == Set(body.learned(in: profile)), "\(body.id)")
    }
    print("\(Self.bodies.count) published responses were read.")
  }
}

/// One line of the file.
struct PublishedBody: Decodable, Sendable {
  let id: String
  let provider: String
  let profile: String
  let text: String
  let expected: Expected

  enum CodingKeys: String, CodingKey {
    case id, provider, profile, expected
    case text = "body"
  }

  struct Expected: Decodable, Sendable {
    let retry: String
    let learned: [Limit]
  }

  struct Limit: Decodable, Sendable {
    let setting, role, media, quantity, scope: String?
    let min, max: Double?
    let allowed: [String]?
  }

  static let all: [Self] = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<5 { folder.deleteLastPathComponent() }
    let file = folder.appending(path: "shared/facts/2026-11/errors.jsonl")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Self.self, from: Data($0.utf8))
    }
  }()

  /// What the meanings of the file are called here.
  static let explanations = [
    "alibaba-05": "refusal.setting", "byteplus-01": "refusal.video-too-long",
    "byteplus-02": "refusal.video-too-long", "byteplus-03": "refusal.video-too-long",
    "byteplus-06": "refusal.video-too-small", "byteplus-08": "refusal.audio-too-long",
    "byteplus-10": "byteplus.output-copyright", "byteplus-12": "refusal.frame-rate",
    "byteplus-14": "byteplus.task-type", "fal-01": "fal.image_too_large",
    "google-01": "google.duration", "google-03": "google.filtered-audio",
    "kie-02": "refusal.video-length", "kie-03": "refusal.video-too-long",
    "kie-04": "kie.500-required", "kie-05": "refusal.video-length", "kie-06": "kie.only-on",
    "kie-08": "google.audio-moderated", "kie-09": "refusal.image-size",
    "kie-12": "refusal.input-plus-output", "kling-01": "refusal.field-missing",
    "kling-02": "refusal.setting", "kling-04": "refusal.setting", "kling-06": "refusal.duplicate",
    "kling-07": "kling.1303", "minimax-03": "minimax.2056", "replicate-02": "replicate.throttled",
    "runway-01": "refusal.video-too-long", "runway-04": "refusal.credits",
    "runway-05": "runway.bad-output",
  ]

  /// A profile with an input of each kind.
  var standIn: Profile {
    .sample(
      id: profile, inputs: MediaType.allCases.map { Input(role: $0.rawValue, media: [$0]) },
      settings: ["resolution": Setting()])
  }

  /// Whether advice agrees with the file's: `no`, `yes`, `later`, `maybe`, `not as it is`.
  func mayRetry(_ chance: RetryAdvice.Chance) -> Bool {
    switch expected.retry {
    case "no", "not as it is": chance == .never || chance == .afterFixing
    case "maybe": chance == .unknown
    default: chance == .afterWaiting
    }
  }

  /// The limits in the short form of the tables.
  func learned(in profile: Profile) -> [String] {
    expected.learned.flatMap { limit in
      let role = limit.role.map { profile.input($0)?.media.first?.rawValue ?? $0 }
      let start =
        limit.setting.map { "setting \($0)" }
        ?? "\(role ?? limit.media ?? "?") \(limit.quantity ?? "?")"
      func text(_ number: Double) -> String {
        number == number.rounded() ? "\(Int(number))" : "\(number)"
      }
      let ends = [
        limit.min.map { " ≥ \(text($0))" }, limit.max.map { " ≤ \(text($0))" },
        limit.allowed.map { " = \($0.joined(separator: ","))" },
      ].compactMap(\.self)
      return ends.map { start + $0 + (limit.scope == "combined" ? " together" : "") }
    }
  }
}
