import JSON
import Media
import Preflight
import ProviderAnswers
import Reports

/// What a batch asks of every file, as a short sum: an answer of an earlier run is used again only when
/// the same was asked.
enum BatchQuestion {
  /// The sum over the profiles with what was learned of them, and over everything else that a verdict
  /// hangs on.
  static func sum(asking profiles: [Profile], of catalog: Catalog, _ others: [String]) -> String {
    let profiles = profiles.map { profile in
      ProfileJSON.value(profile.adding(learned: catalog.learnedLimits(of: profile.id)))
        .text(isIndented: false)
    }
    return sum(of: profiles + others)
  }

  /// The sum over the versions that answer, and some texts.
  static func sum(of texts: [String]) -> String {
    let parts = [PreflightVersion.current, FFmpegVersion.libraries] + texts
    // Lengths in front keep "ab", "c" apart from "a", "bc".
    let bytes = parts.flatMap { Array("\($0.utf8.count):\($0)".utf8) }
    return String(FileHash.sha256(of: bytes).prefix(16))
  }
}
