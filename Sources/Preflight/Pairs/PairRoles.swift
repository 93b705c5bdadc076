/// The roles in which a profile takes the two ends of a transition.
package struct PairRoles: Sendable, Hashable {
  package var start: String
  /// The same as `start` where a profile takes both in one role, in their order.
  package var end: String

  package init(start: String, end: String) {
    self.start = start
    self.end = end
  }

  /// The roles of a profile, or nil when it takes no two pictures that could be a start and an end.
  package init?(_ profile: Profile) {
    if let known = FramePair(profile) {
      self.init(start: known.start, end: known.end)
      return
    }
    let pictures = profile.mediaInputs.filter { $0.media.contains(.image) }
    let starts = pictures.filter { $0.isNamed(by: Self.startWords) }
    let ends = pictures.filter { $0.isNamed(by: Self.endWords) }
    if starts.count == 1, ends.count == 1 {
      self.init(start: starts[0].role, end: ends[0].role)
      return
    }
    let several = pictures.filter { $0.isNamed(by: Self.frameWords) && ($0.maximum ?? 2) >= 2 }
    guard several.count == 1 else { return nil }
    self.init(start: several[0].role, end: several[0].role)
  }

  private static let startWords: Set<String> = ["start", "first", "begin", "beginning"]
  private static let endWords: Set<String> = ["end", "last", "tail"]
  /// Of several pictures under such a name, the first and the last are the ends.
  private static let frameWords: Set<String> = ["frame", "frames", "keyframe", "keyframes"]
}

extension Input {
  /// Whether one of the words stands in the role's name.
  fileprivate func isNamed(by words: Set<String>) -> Bool {
    let parts = role.lowercased().split { !$0.isLetter }.map(String.init)
    return parts.contains(where: words.contains)
  }
}
