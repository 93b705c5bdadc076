/// How much time an encoder takes to save bytes at nearly the same quality.
public enum EncodingSpeed: String, Sendable, Hashable, CaseIterable {
  case fast, balanced, best
}
