import MediaModel
import Preflight
import TestSamples
import Testing

@testable import ProviderAnswers

/// A provider that is told by a JSON file alone: its codes, sentences and limits.
@Suite struct NewProviderTests {
  private static let json = #"""
    {
      "schema": "preflight.knowledge/1",
      "provider": "reelworks",
      "names": ["reelworks", "reel works"],
      "sources": {"docs": {"title": "Reelworks' list of errors", "evidence": "provider-doc"}},
      "responses": {
        "marks": ["api.reelworks.example"],
        "codes": ["RW-*"],
        "signs": [{"reel_id": true, "grade": ["grim", "sad*"]}],
        "forms": [
          {"within": "trouble", "code": "ref", "message": "why", "field": "about", "limits": "room"}
        ],
        "fields": [
          {"key": "longest_ms", "quantity": "duration", "end": "maximum", "factor": 0.001}
        ],
        "sentences": [
          {
            "text": "the loom holds {limit} picas", "quantity": "width", "end": "maximum",
            "factor": 16, "media": "video"
          }
        ],
        "limits": [
          {
            "codes": ["RW-HEAVY"],
            "bounds": [{"quantity": "fileSize", "maximum": 5000000, "media": "video"}]
          }
        ],
        "phrases": ["the loom is broken"],
        "headers": {"retry": ["reel-again"], "job": ["reel-job"]},
        "states": {"running": ["weaving"]}
      },
      "entries": [
        {
          "id": "reelworks.too-long", "title": "The clip is too long",
          "meaning": "The clip lasts longer than Reelworks takes.",
          "recognition": {"codes": ["RW-LONG"]},
          "retry": {"chance": "never", "sentence": "No: the same clip is refused again."},
          "refund": {"kind": "yes"}, "steps": ["Trim the clip."], "sources": ["docs"]
        },
        {
          "id": "reelworks.loom", "title": "The service is down",
          "meaning": "Reelworks cannot work now.",
          "recognition": {"messages": [{"all": ["the loom is broken"]}]},
          "retry": {"chance": "after-waiting", "sentence": "Yes, later."},
          "refund": {"kind": "unknown"}, "steps": ["Wait."], "sources": ["docs"]
        }
      ]
    }
    """#

  private let guide: ErrorGuide
  private let model = Profile.sample(
    id: "reelworks/one", inputs: [Input(role: "video_url", media: [.video], minimum: 1)])

  init() throws {
    guide = ErrorGuide(try Knowledge(EmbeddedKnowledge.files + [("reelworks", Self.json)]))
  }

  private func answer(_ text: String) -> ProviderAnswer {
    ProviderAnswer(reading: text, vocabulary: guide.knowledge.responses)
  }

  private func learned(_ text: String) -> [LearnedLimit] {
    Lessons(answer(text), for: model, at: 1).limits
  }

  private static let tooLong =
    #"{"trouble": {"ref": "RW-LONG", "why": "Too much", "about": "video_url", "#
    + #""room": {"longest_ms": 12500}}}"#

  @Test func itsCodeIsExplainedAsItsOwn() {
    let explanation = guide.explanations(of: Self.tooLong).first
    #expect(explanation?.id == "reelworks.too-long" && explanation?.provider == "reelworks")
    #expect(guide.explanations(of: "RW-LONG").map(\.id) == ["reelworks.too-long"])
    #expect(guide.provider(named: "Reel Works") == "reelworks")
    #expect(answer(Self.tooLong).rejections.first?.provider == "reelworks")
  }

  @Test func itsTypedFieldIsLearnedInItsUnit() throws {
    let limit = try #require(learned(Self.tooLong).first)
    #expect(limit.quantity == .duration && limit.bounds == .atMost("12.5"))
    #expect(limit.roles == [.role("video_url")] && limit.confidence == .typed)
    #expect(limit.code == "RW-LONG")
  }

  @Test(arguments: [
    #"{"trouble": {"ref": "RW-WIDE", "why": "Sorry, the loom holds 120 picas only."}}"#,
    "12:00:01 job failed: the loom holds 120 picas",
  ])
  func itsSentenceIsLearned(text: String) throws {
    let limit = try #require(learned(text).first)
    #expect(limit.quantity == .width && limit.bounds == .atMost("1920"))
    #expect(limit.confidence == .worded)
  }

  @Test func itsCodeStandsForADocumentedLimit() throws {
    let limit = try #require(learned(#"{"trouble": {"ref": "RW-HEAVY", "why": "No"}}"#).first)
    #expect(limit.quantity == .fileSize && limit.bounds == .atMost("5000000"))
  }

  @Test(arguments: [
    #"{"error": {"reel_id": "a1", "grade": "saddest", "message": "No luck"}}"#,
    #"POST https://api.reelworks.example/v1/reels: {"error": "No luck today, we are afraid"}"#,
    "the service said RW-ODD",
  ])
  func itIsKnownByItsSigns(text: String) {
    #expect(answer(text).rejections.map(\.provider) == ["reelworks"])
  }

  @Test func itsHeadersAndStatesAreRead() {
    let answer = answer("HTTP/1.1 503\nReel-Again: yes\nReel-Job: reel-77123\n\nstatus: weaving")
    #expect(answer.mayRetry == true && answer.state == .running)
    #expect(answer.jobs == [JobReference(name: "request_id", id: "reel-77123")])
  }

  @Test func itsPhraseInALogIsARejection() {
    #expect(guide.explanations(of: "worker 3: the loom is broken").map(\.id) == ["reelworks.loom"])
    #expect(answer("worker 3: the loom is broken").rejections.count == 1)
  }

  @Test func whoeverLacksTheFileKnowsNothingOfIt() {
    #expect(ProviderAnswer(reading: Self.tooLong).rejections.isEmpty)
    #expect(ErrorGuide.builtIn.explanations(of: "RW-LONG").isEmpty)
  }

  @Test(arguments: [
    (#"{"marks": ["a"]}"#, "only a file with a provider"),
    (#"{"sayings": []}"#, "unknown key"),
    (#"{"headers": {"again": ["x"]}}"#, "'again' is none of retry"),
    (#"{"fields": [{"key": "a", "quantity": "durations", "end": "maximum"}]}"#, "did you mean"),
    (#"{"sentences": [{"text": "at most", "quantity": "width", "end": "maximum"}]}"#, "{limit}"),
  ])
  func aWrongFileIsRefused(responses: String, reason: String) {
    #expect {
      _ = try Knowledge([
        ("a", #"{"schema": "preflight.knowledge/1", "responses": \#(responses)}"#)
      ])
    } throws: { error in
      "\(error)".hasPrefix("a.json: ") && "\(error)".contains(reason)
    }
  }
}
