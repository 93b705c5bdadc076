/// Tells whether several files belong to one request or are checked one by one.
public enum RequestGrouping {
  /// Whether files form one request.
  ///
  /// Files with roles always do. Files without roles do when every profile takes more than one file
  /// and has room for all, or needs more than one; else each file is a request of its own.
  public static func isOneRequest(_ inputs: [InputArgument], profiles: [Profile]) -> Bool {
    guard inputs.count > 1, !inputs.contains(where: { $0.role != nil }) else { return true }
    return !profiles.isEmpty
      && profiles.allSatisfy { profile in
        let roles = profile.mediaInputs
        let needed = roles.reduce(0) { $0 + $1.minimum }
        let hasRoomForAny = roles.contains { $0.maximum == nil }
        let room = roles.reduce(0) { $0 + ($1.maximum ?? 0) }
        return needed > 1 || hasRoomForAny || inputs.count <= room
      }
  }
}
