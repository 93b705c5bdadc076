import MediaModel
import Preflight
import TestSamples
import Testing

@testable import ProviderAnswers

struct KnownBodyTests {
  private let guide = ErrorGuide.builtIn

  /// A model with one input of each kind, under the names of several providers.
  private static func profile(of provider: String) -> Profile {
    let inputs: [(String, MediaType)] =
      switch provider {
      case "runway": [("videoUri", .video), ("promptText", .text)]
      case "fal": [("video_url", .video), ("image_url", .image), ("prompt", .text)]
      case "minimax": [("first_frame_image", .image), ("prompt", .text)]
      case "alibaba", "google", "replicate": [("video", .video), ("prompt", .text)]
      default: [("image", .image), ("video", .video), ("audio", .audio), ("prompt", .text)]
      }
    return .sample(
      id: "\(provider)/model", inputs: inputs.map { Input(role: $0.0, media: [$0.1]) },
      settings: ["resolution": Setting()])
  }

  @Test(arguments: KnownBody.all) func isReadAsItIsMeant(body: KnownBody) throws {
    let report = guide.report(on: body.text, provider: body.provider)
    let first = try #require(report.explanations.first)
    #expect(first.id == body.explanation, "\(report.explanations.map(\.id))")
    #expect(first.retry.chance == body.retry)
    #expect(first.provider == nil || first.provider == body.provider)
    let profile = Self.profile(of: body.provider)
    let answer = ProviderAnswer(reading: body.text, provider: body.provider)
    let lessons = Lessons(answer, for: profile, at: 1)
    #expect(lessons.limits.map { $0.words(in: profile) } == body.learned)
  }

  @Test func aCodeIsNeverExplainedAsAnotherProviders() {
    let knowledge = guide.knowledge
    let codes = Set(knowledge.entries.flatMap(\.recognition.codes))
    for provider in guide.providers {
      let search = KnowledgeSearch(knowledge, .only(provider))
      for code in codes {
        let typed = code.hasSuffix(".*") ? code.dropLast() + "X" : code[...]
        for candidate in search.codes(String(typed)) {
          let explained = knowledge.entries[candidate.entry].explanation
          #expect(explained.provider == nil || explained.provider == provider, "\(code)")
        }
      }
    }
  }

  @Test(arguments: ["1004", "1201", "2013", "500044", "E1001", "ASSET.INVALID", "image_too_small"])
  func aBodyWithTheCodeOfAnotherIsReadAsTheNamedProviders(code: String) {
    let body = #"{"code": "\#(code)", "message": "No luck", "request_id": "Cjil4mdvLJcAAAAA"}"#
    for provider in guide.providers {
      for text in [code, body] {
        let found = guide.explanations(of: text, provider: provider).map(\.provider)
        #expect(found.allSatisfy { $0 == nil || $0 == provider }, "\(provider): \(found)")
      }
    }
  }

  @Test(arguments: [
    ("ASET.INVALID", "ASSET.INVALID"), ("ASSET.INVALD", "ASSET.INVALID"),
    ("image_too_smal", "image_too_small"), ("SAFTEY.INPUT.TEXT", "SAFETY.INPUT.TEXT"),
    ("InvalidParamter", "InvalidParameter"), ("RESOURCE_EXAUSTED", "RESOURCE_EXHAUSTED"),
  ])
  func aMisspeltCodeLeadsToTheRightOne(typed: String, meant: String) {
    let report = guide.report(on: typed)
    #expect(report.explanations.isEmpty)
    #expect(report.suggestions.first == meant)
  }
}
