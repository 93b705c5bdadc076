package import Media
package import MediaModel

/// What reads files for the command.
package protocol FactsReader: Sendable {
  /// The facts of a file.
  ///
  /// - Throws: `MediaError` when the file is missing, unreadable, or no self-contained media file.
  func facts(of path: String, depth: ProbeDepth) throws(MediaError) -> MediaFacts
}

/// Reads files in this very process: fast to start, and as safe as FFmpeg is.
package struct DirectReader: FactsReader {

  package init() {

  }
  package func facts(of path: String, depth: ProbeDepth) throws(MediaError) -> MediaFacts {
    try MediaProbe(depth: depth).facts(of: path)
  }
}
