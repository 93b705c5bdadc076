import Preflight

/// Tells which provider an answer comes from.
struct ProviderSigns {
  /// What the caller knows.
  private let given: String?
  /// The provider whose address or library the text names.
  private let named: String?

  init(given: String?, in bytes: [UInt8]) {
    self.given = given
    guard given == nil else {
      named = nil
      return
    }
    let small = bytes.map(ASCII.lowercased)
    named =
      Self.signs.first { !ByteSearch(Array($0.sign.utf8)).starts(in: small).isEmpty }?
      .provider
  }

  /// The provider of a rejection: by its form, else as given, else by what the text names.
  func provider(of draft: RejectionDraft) -> String? {
    if let provider = draft.provider { return provider }
    if let code = draft.code ?? draft.message.flatMap(CodeWords.code) {
      if let provider = RejectionVocabulary.builtIn.knownTypes[code] { return provider }
      if code.contains("SensitiveContentDetected") { return "byteplus" }
      let isRunway = ["SAFETY.", "INPUT_PREPROCESSING.", "ASSET.", "THIRD_PARTY.", "INTERNAL."]
        .contains(where: code.hasPrefix)
      if isRunway { return "runway" }
    }
    return given ?? named
  }

  /// Addresses and libraries by which a provider is known; those that relay others come first.
  private static let signs: [(sign: String, provider: String)] = [
    ("fal_client", "fal"), ("x-fal-", "fal"), ("fal.run", "fal"), ("fal.ai/", "fal"),
    ("runwayml.com", "runway"), ("api.openai.com", "openai"), ("klingai.com", "kling"),
    ("pixverse.ai", "pixverse"), ("minimax.io", "minimax"), ("minimaxi.com", "minimax"),
    ("lumalabs.ai", "luma"), ("api.replicate.com", "replicate"), ("heygen.com", "heygen"),
    ("bytepluses.com", "byteplus"), ("volces.com", "byteplus"),
    ("generativelanguage.googleapis.com", "google"), ("aiplatform.googleapis.com", "google"),
    ("kie.ai", "kie"),
  ]
}

extension Profile {
  /// The provider as answers and explanations name it: `fal`, `runway`, `kling`.
  package var providerName: String {
    // A model of another maker that fal.ai offers answers as fal.ai does.
    let name = provider.lowercased()
    if name.hasPrefix("fal") { return "fal" }
    if name == "kie.ai" { return "kie" }
    if ["replicate", "kling", "runway", "minimax", "luma", "openai", "google", "pixverse"].contains(
      name)
    {
      return name
    }
    return id.split(separator: "/").first.map(String.init) ?? name
  }
}
