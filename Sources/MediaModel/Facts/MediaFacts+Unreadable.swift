extension MediaFacts {
  /// The facts of a file that is there, but in which no media could be found.
  ///
  /// - Parameters:
  ///   - path: the path as it was given.
  ///   - byteCount: the file's size in bytes.
  ///   - reason: one sentence that says what the file is instead, and what to do.
  /// - Returns: facts of the kind `other`, with the reason as their only problem.
  public static func unreadable(path: String, byteCount: Int64, reason: String) -> MediaFacts {
    MediaFacts(
      path: path, byteCount: byteCount, kind: .other,
      container: ContainerFacts(format: "unknown", formatName: "not media"),
      problems: [MediaProblem(.unreadable, reason)])
  }
}
