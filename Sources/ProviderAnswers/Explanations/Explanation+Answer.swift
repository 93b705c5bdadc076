extension Explanation {
  /// The explanation with what the answer itself says about a retry and the charge, which counts more
  /// than what is known in general.
  package func said(by answer: ProviderAnswer) -> Explanation {
    var explanation = self
    if let mayRetry = answer.mayRetry { explanation.retry = retry.said(mayRetry: mayRetry) }
    switch answer.isCharged {
    case true?: explanation.refund = Refund(.no, "The answer says that the request is charged.")
    case false?: explanation.refund = Refund(.yes, "The answer says that nothing is charged.")
    case nil: break
    }
    return explanation
  }
}

extension RetryAdvice {
  fileprivate func said(mayRetry: Bool) -> RetryAdvice {
    guard !mayRetry else {
      return RetryAdvice(
        .afterWaiting, seconds: seconds,
        "Yes: the answer says that the same request may pass later.")
    }
    // What has to be mended outside the request is not changed by repeating it.
    guard chance != .afterMending else { return self }
    return RetryAdvice(.never, "No: the answer says that the same request will be refused again.")
  }
}
