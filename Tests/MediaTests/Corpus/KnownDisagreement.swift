/// Facts that Preflight tells otherwise than ffprobe, and why Preflight is right.
struct KnownDisagreement {
  let reason: String
  /// The file's name and the fact.
  let facts: [String]

  static let all: [KnownDisagreement] = []
}
