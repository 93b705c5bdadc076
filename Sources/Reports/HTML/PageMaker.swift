package import Preflight

/// What all pages of one run have in common.
package struct PageMaker: Sendable {
  let createdAt: String
  let maker: String
  let profileNames: [String: String]
  let windows: AcceptedWindows
  let workflows: Set<String>

  /// A maker of pages.
  ///
  /// - Parameters:
  ///   - createdAt: When the report was made, as ISO 8601 in UTC.
  ///   - ffmpegVersion: FFmpeg's version.
  ///   - profileNames: How a person names a profile in a command, by id.
  ///   - profiles: The profiles that are asked about; they tell which end of a clip they keep.
  package init(
    createdAt: String, ffmpegVersion: String, profileNames: [String: String] = [:],
    profiles: [Profile] = []
  ) {
    self.createdAt = createdAt
    maker = "preflight \(PreflightVersion.current), FFmpeg \(ffmpegVersion)"
    self.profileNames = profileNames
    windows = AcceptedWindows(profiles: profiles)
    workflows = Set(profiles.filter { $0.kind == .workflow }.map(\.id))
  }

  /// The whole page.
  func page(_ title: String, _ content: Markup) -> String {
    Page(title: title, createdAt: createdAt, maker: maker, content: content).html
  }
}
