import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct ConsequenceTests {
  private func detail(
    _ evidence: SourceEvidence, level: Limit.Level = .hard
  ) throws -> String? {
    let limit = Limit.sample(
      .side, .atMost("100"), level: level, source: Source(evidence: evidence))
    return try findings(of: limit, on: .image()).first?.detail
  }

  @Test(arguments: [
    (SourceEvidence.providerDoc, "A documented limit"), (.providerSchema, "A documented limit"),
    (.thirdPartyCode, "does not document it"), (.observedError, "have been refused"),
  ])
  func saysHowWellALimitIsFounded(evidence: SourceEvidence, text: String) throws {
    #expect(try detail(evidence)?.contains(text) == true)
  }

  @Test func callsARecommendationOne() throws {
    #expect(try detail(.providerDoc, level: .advisory)?.hasPrefix("A recommendation") == true)
  }
}
