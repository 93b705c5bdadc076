import Foundation
import JSON
import MediaModel
import Preflight
import Reports
import Testing

@testable import ProviderAnswers

struct ExplanationJSONTests {
  private func document(_ report: FailureReport) throws -> [String: Any] {
    let json = ExplanationJSON(ffmpegVersion: "5.1", createdAt: "2026-11-20T10:00:00Z")
    let text = json.document(report).text(isIndented: true)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [String: Any])
  }

  @Test func holdsWhatIsKnownAndLeavesOutWhatIsNot() throws {
    let explanation = Explanation(
      id: "http.503", title: "Overloaded", meaning: "Busy.",
      retry: RetryAdvice(.afterWaiting, seconds: 60, "Yes."), refund: Refund(.unknown),
      steps: ["Wait."], sources: [Source(title: "a page", evidence: .providerDoc)],
      matched: "HTTP status 503")
    let document = try document(FailureReport(explanations: [explanation]))
    #expect(document["schema"] as? String == "preflight.explanations/1")
    #expect(Set(document.keys) == ["schema", "tool", "createdAt", "explanations"])
    let first = try #require((document["explanations"] as? [[String: Any]])?.first)
    #expect(
      Set(first.keys) == [
        "id", "title", "matched", "meaning", "retry", "refund", "steps", "prevention", "sources",
      ])
    let retry = try #require(first["retry"] as? [String: Any])
    #expect(retry["chance"] as? String == "after-waiting")
    #expect(retry["seconds"] as? Int == 60)
    #expect((first["refund"] as? [String: Any])?.keys.sorted() == ["kind"])
  }

  @Test func holdsTheLimitsAndJobsThatAreNamed() throws {
    let bound = StatedBound(
      .fileSize, Bounds(maximum: .init(10_485_760)), mediaType: .image, confidence: .typed)
    let report = FailureReport(
      explanations: [], limits: [.init(field: ["image_urls", "0"], bound: bound)],
      jobs: [JobReference(name: "task_id", id: "7")])
    let document = try document(report)
    let limit = try #require((document["limits"] as? [[String: Any]])?.first)
    #expect(limit["field"] as? [String] == ["image_urls", "0"])
    #expect((limit["limit"] as? [String: Any])?["max"] as? Int == 10_485_760)
    #expect((document["jobs"] as? [[String: String]])?.first == ["name": "task_id", "id": "7"])
  }
}
