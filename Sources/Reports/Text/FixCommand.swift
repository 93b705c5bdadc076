import MediaModel
public import Preflight

/// An FFmpeg command line that carries out fixes exactly, for a person to paste.
///
/// Only fixes that one pass does for certain are offered; for the others the sentence has to do.
public struct FixCommand: Sendable, Hashable {
  /// The command, quoted for a POSIX shell.
  public let text: String

  private struct Plan {
    var filters: [String] = []
    var videoOptions: [String] = []
    var audioOptions: [String] = []
    var maximumFrameCount: Int64?
    var copiesStreams = true
    var suffix = "mp4"
    var keepsMetadata = true
  }

  /// The command for fixes of one file, or nil when one of them is not among those offered.
  ///
  /// - Parameter selection: the part that is sent; the command cuts it out.
  public init?(for actions: [FixAction], input: RequestInput, selection: Selection) {
    guard !actions.isEmpty else { return nil }
    var plan = Plan()
    if input.facts.image != nil { plan.suffix = input.facts.container.format }
    for action in actions {
      guard Self.add(action, to: &plan, facts: input.facts) else { return nil }
    }
    text = Self.words(plan, input: input, selection: selection).map(\.quotedForShell)
      .joined(separator: " ")
  }

  /// Adds a fix to the plan; false when it cannot be promised.
  private static func add(_ action: FixAction, to plan: inout Plan, facts: MediaFacts) -> Bool {
    switch action {
    case .trim(_, _, let frameCount?) where facts.image == nil:
      plan.maximumFrameCount = min(frameCount, plan.maximumFrameCount ?? frameCount)
      plan.copiesStreams = false
    case .moveIndexToFront where facts.image == nil:
      plan.suffix = facts.container.format == "mov" ? "mov" : "mp4"
    case .removeMetadata where facts.image == nil:
      plan.keepsMetadata = false
      plan.suffix = facts.container.format == "mov" ? "mov" : "mp4"
    case .bakeRotation, .dropHiddenFrames:
      plan.copiesStreams = false
    case .makeFrameRateConstant:
      guard let rate = facts.mainVideo?.frameRate.nominal else { return false }
      plan.filters.append("fps=\(rate)")
      plan.copiesStreams = false
    case .deinterlace:
      plan.filters.insert("bwdif=mode=send_frame", at: 0)
      plan.copiesStreams = false
    case .makePixelsSquare:
      guard let size = facts.displaySize else { return false }
      plan.filters.append("scale=\(size.width + size.width % 2):\(size.height + size.height % 2)")
      plan.filters.append("setsar=1")
      plan.copiesStreams = false
    case .convertBitDepth(8):
      plan.copiesStreams = false
    case .transcode(let containers, let codecs):
      guard containers.isEmpty || containers.contains("mp4"),
        codecs.isEmpty || codecs.contains("h264")
      else { return false }
      plan.copiesStreams = false
    case .convertImage(let formats):
      guard let format = ["png", "jpeg", "webp"].first(where: formats.contains) else { return false }
      plan.suffix = format == "jpeg" ? "jpg" : format
    default:
      return false
    }
    return true
  }

  private static func words(
    _ plan: Plan, input: RequestInput, selection: Selection
  ) -> [String] {
    let facts = input.facts
    var words = ["ffmpeg"]
    if let from = selection.from { words += ["-ss", from.seconds.shortDecimal(places: 6)] }
    // A name may look like an option or an address; as a file it is neither.
    words += ["-i", input.path.hasPrefix("/") ? input.path : "file:" + input.path]
    guard facts.image == nil else { return words + ["-frames:v", "1", outputPath(input.path, plan)] }
    words += ["-map", "0:v:0", "-map", "0:a:0?"]
    if plan.copiesStreams {
      words += ["-c", "copy"]
    } else {
      if !plan.filters.isEmpty { words += ["-vf", plan.filters.joined(separator: ",")] }
      if let count = plan.maximumFrameCount {
        words += ["-frames:v", "\(count)"]
        if !facts.audio.isEmpty, let rate = facts.mainVideo?.frameRate.nominal {
          // Sound comes in packets: it ends a little before the last picture, never after it.
          let end = rate.duration(ofFrames: count) - Self.audioMargin
          words += ["-af", "atrim=end=\(max(end, .zero).seconds.decimal(places: 6))"]
        }
      }
      words += ["-c:v", "libx264", "-crf", "16", "-pix_fmt", "yuv420p", "-c:a", "aac"]
    }
    if !plan.keepsMetadata { words += ["-map_metadata", "-1"] }
    return words + ["-movflags", "+faststart", outputPath(input.path, plan)]
  }

  /// Two packets of AAC at 44.1 kHz: the encoder's priming and the last packet's padding.
  private static let audioMargin = MediaTime(value: 2048, timescale: 44100) ?? .zero

  private static func outputPath(_ path: String, _ plan: Plan) -> String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    let folder = path.dropLast(name.count)
    return "\(folder)\(stem.isEmpty ? "output" : stem).fixed.\(plan.suffix)"
  }
}
