/// Why a broken limit matters, in one sentence that says how well the limit is founded.
enum Consequence {
  /// The sentence, or nil where the finding says it already.
  static func text(of severity: Severity, _ stacked: StackedLimit) -> String? {
    switch severity {
    case .blocker: refusal(stacked.limit.source.evidence)
    case .unverified: "What cannot be verified counts as broken, so that no money rides on a guess."
    case .alteration: "No message tells you when it happens."
    case .advice: advice(stacked)
    }
  }

  private static func refusal(_ evidence: SourceEvidence?) -> String? {
    switch evidence {
    case .providerDoc, .providerSchema, .providerSDK, .providerDocMirror:
      "A documented limit: the request is refused, at worst after credits are spent."
    case .thirdPartyCode, .thirdPartyDoc:
      "The provider does not document it, but others who call it keep to this limit."
    case .observedError, .learned: "Requests have been refused for this."
    case .user, nil: nil
    }
  }

  private static func advice(_ stacked: StackedLimit) -> String? {
    switch stacked.force {
    case .believed: "Which engine runs is not documented, so this is advice."
    case .overruled: nil
    case .binds where stacked.speaker.relation == .learned: nil
    case .binds:
      stacked.limit.level == .advisory
        ? "A recommendation: the result may be poorer, or the job slower." : nil
    }
  }
}
