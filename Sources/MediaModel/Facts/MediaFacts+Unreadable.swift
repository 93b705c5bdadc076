extension MediaFacts {
  /// The facts of a file that is there, but in which no media could be found.
  ///
  /// - Parameter reason: one sentence that says what the file is instead, and what to do.
  public static func unreadable(path: String, byteCount: Int64, reason: String) -> MediaFacts {
    MediaFacts(
      path: path, byteCount: byteCount, kind: .other,
      container: ContainerFacts(format: "unknown", formatName: "not media"),
      problems: [MediaProblem(.unreadable, reason)])
  }
}
