import Preflight

extension Source {
  /// Where it was read, in what kind of text, and when.
  var words: String {
    let place = url ?? title
    let kind = kindAndDay
    guard let place else { return kind.isEmpty ? "unknown" : kind }
    return kind.isEmpty ? place : "\(place) (\(kind))"
  }

  /// In what kind of text it was read, and when; empty where nothing says.
  var kindAndDay: String {
    [evidence?.words, seen.map { "seen \($0)" }].compactMap(\.self).joined(separator: ", ")
  }
}

extension SourceEvidence {
  /// The kind of text in words.
  fileprivate var words: String {
    switch self {
    case .providerDoc: "the provider's documentation"
    case .providerSchema: "the provider's schema"
    case .providerSDK: "the provider's SDK"
    case .providerDocMirror: "a copy of the provider's documentation"
    case .thirdPartyCode: "another program's code"
    case .thirdPartyDoc: "another site's documentation"
    case .observedError: "an observed rejection"
    case .user: "your profile"
    case .learned: "learned here"
    }
  }
}
