extension MediaFacts {
  /// The facts of a file that is there, but of which nothing could be found out.
  ///
  /// - Parameters:
  ///   - path: the path as it was given.
  ///   - byteCount: the file's size in bytes.
  ///   - kind: why that is so: no media in it, or none that could be read.
  ///   - reason: one sentence that says what the file is instead, and what to do.
  /// - Returns: facts of the kind `other`, with the reason as their only problem.
  public static func unreadable(
    path: String, byteCount: Int64, kind: MediaProblem.Kind = .unreadable, reason: String
  ) -> MediaFacts {
    MediaFacts(
      path: path, byteCount: byteCount, kind: .other,
      container: ContainerFacts(
        format: "unknown", formatName: kind == .unreadable ? "not media" : "not read"),
      problems: [MediaProblem(kind, reason)])
  }
}
