import MediaModel
import Preflight

/// The extension of the file that mends another, as far as it follows from what is to be mended.
enum ResultExtension {
  /// The extension without a dot: that of the best accepted format of those that are written.
  static func of(_ facts: MediaFacts, after actions: [FixAction]) -> String {
    facts.image.map { ofImage($0, after: actions) } ?? ofClip(facts, after: actions)
  }

  private static func ofClip(_ facts: MediaFacts, after actions: [FixAction]) -> String {
    let accepted = actions.lazy.compactMap { action in
      if case .transcode(let containers, _) = action, !containers.isEmpty { return containers }
      return nil
    }.first
    let written = ["mp4", "mov", "webm", "mkv"].filter { accepted?.contains($0) ?? true }
    let own = written.first { $0 == facts.container.format }
    // Coded pictures can be taken over only into a container that holds them.
    let mayBeMP4 = ["h264", "hevc", "av1", "vp9", "mpeg4"].contains(facts.mainVideo?.codec.name)
    return (mayBeMP4 ? nil : own) ?? written.first ?? "mp4"
  }

  private static func ofImage(_ image: ImageFacts, after actions: [FixAction]) -> String {
    let written = ["png", "jpeg", "webp"]
    let accepted = actions.lazy.compactMap { action in
      if case .convertImage(let formats) = action { return formats }
      return nil
    }.first
    let wanted = accepted.flatMap { formats in written.first(where: formats.contains) }
    let format = wanted ?? (written.contains(image.format) ? image.format : "png")
    return format == "jpeg" ? "jpg" : format
  }
}
