/// How bad a finding is; the worst comes first.
public enum Severity: String, Sendable, Hashable, CaseIterable {
  /// The request will be rejected.
  case blocker
  /// A hard limit exists and the fact could not be established.
  case unverified
  /// Accepted, but trimmed, scaled, cropped or resampled behind the user's back.
  case alteration
  /// Accepted; the result is likely to be poor, slow or dearer than needed.
  case advice

  /// What a finding of this severity makes of the whole.
  public var verdict: Verdict {
    switch self {
    case .blocker, .unverified: .fail
    case .alteration, .advice: .warn
    }
  }

  /// Its place from the worst, from 0.
  package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// The answer to "will it be accepted?".
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  case pass, warn, fail

  /// The worst of several answers; pass when there is none.
  public static func worst(of verdicts: some Sequence<Verdict>) -> Verdict {
    verdicts.max() ?? .pass
  }
}

extension Verdict: Comparable {
  /// Whether the left answer is better than the right one.
  public static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
