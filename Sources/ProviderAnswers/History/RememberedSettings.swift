import MediaModel
package import Preflight

/// The settings of a request as far as they may be remembered: prompts and other texts, among which a
/// key may be, are not.
package struct RememberedSettings: Sendable, Hashable {
  /// The settings that are numbers, sizes, shapes, or values that the profile lists.
  package let kept: [String: String]
  private let texts: [String]

  /// Sorts the settings of a request.
  package init(_ settings: [String: String], profile: Profile?) {
    let texts = Set(profile?.textInputs.map(\.role) ?? [])
    kept = settings.filter { name, value in
      !texts.contains(name) && !Self.soundsSecret(name)
        && Self.isHarmless(value, profile?.settings[name])
    }
    let kept = self.kept
    self.texts = settings.filter { kept[$0.key] == nil && $0.value.count >= 4 }.map(\.value)
      .sorted { $0.count > $1.count }
  }

  /// A sentence without the texts that are not remembered.
  package func redacted(_ sentence: String) -> String {
    texts.reduce(sentence) { $0.replacing($1, with: "…") }
  }

  private static func soundsSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["key", "token", "secret", "password", "prompt", "text"].contains { name.contains($0) }
  }

  private static func isHarmless(_ value: String, _ setting: Setting?) -> Bool {
    guard value.count <= 32 else { return false }
    return setting?.allowed.contains { $0.matches(value) } == true
      || Rational(decimal: value) != nil || AspectRatio(value) != nil
      || PixelSize(value) != nil || ResolutionTier(value) != nil
      || ["true", "false"].contains(value.lowercased())
  }
}
