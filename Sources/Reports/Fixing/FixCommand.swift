import MediaModel
public import Preflight

/// An FFmpeg command line that carries out fixes exactly, for a person to paste.
///
/// Only fixes that one pass does for certain are offered; for the others the sentence has to do.
public struct FixCommand: Sendable, Hashable {
  /// The command, quoted for a POSIX shell.
  public let text: String

  /// The command for fixes of one file, or nil when one of them is not among those offered.
  ///
  /// The selection is the part that is sent; the command cuts it out. `keep` is the end of the clip
  /// that stays when it has to be cut; nil for its start.
  public init?(
    for actions: [FixAction], input: RequestInput, selection: Selection,
    keep: Profile.ClipEnd? = nil
  ) {
    guard var plan = FixPlan(for: actions, of: input.facts), plan.cut(selection) else { return nil }
    var words = ["ffmpeg"]
    if input.facts.image == nil {
      guard let start = Self.start(of: plan, input.facts, selection, keep) else { return nil }
      if start > 0 { words += ["-ss", start.flooredToMicroseconds] }
      words += ["-i", input.path.asFileForFFmpeg] + Self.videoWords(plan, input.facts)
    } else {
      words += ["-noautorotate", "-i", input.path.asFileForFFmpeg]
      words += Self.imageWords(plan, input.facts)
    }
    words.append(Self.outputPath(input.path, suffix: plan.suffix).asFileForFFmpeg)
    text = words.map(\.quotedForShell).joined(separator: " ")
  }

  /// From which second on the source is read, or nil when that cannot be known.
  private static func start(
    of plan: FixPlan, _ facts: MediaFacts, _ selection: Selection, _ keep: Profile.ClipEnd?
  ) -> Rational? {
    let from = selection.from?.seconds ?? 0
    guard keep == .end, let kept = plan.frameCount else { return from }
    guard let rate = plan.resultRate else { return nil }
    let end = selection.to ?? facts.mainVideo?.duration?.value
    return end.map { max(from, $0.seconds - rate.duration(ofFrames: kept).seconds) }
  }

  private static func videoWords(_ plan: FixPlan, _ facts: MediaFacts) -> [String] {
    let video = facts.mainVideo?.index ?? 0
    let audio = plan.keepsSound ? facts.mainAudio : nil
    var words = ["-map", "0:\(video)"]
    if let audio { words += ["-map", "0:\(audio.index)"] }
    if plan.isCopy {
      words += ["-c", "copy"]
    } else {
      let filters = filters(plan, facts)
      if !filters.isEmpty { words += ["-vf", filters.joined(separator: ",")] }
      if let count = plan.frameCount {
        words += ["-frames:v", "\(count)"]
        if let audio, let rate = plan.resultRate {
          let end = rate.duration(ofFrames: count) - margin(of: audio)
          words += ["-af", "atrim=end=\(max(end, .zero).seconds.flooredToMicroseconds)"]
        }
      }
      // Without B-frames no edit list is needed, and every reader finds the same length.
      words += ["-c:v", "libx264", "-crf", "16", "-bf", "0", "-pix_fmt", "yuv420p"]
      if audio != nil { words += ["-c:a", "aac"] }
    }
    if !plan.keepsMetadata { words += ["-map_metadata", "-1"] }
    return words + ["-movflags", "+faststart"]
  }

  private static func filters(_ plan: FixPlan, _ facts: MediaFacts) -> [String] {
    var filters: [String] = []
    if plan.deinterlaces { filters.append("bwdif=mode=send_frame") }
    if let rate = plan.rate { filters.append("fps=\(rate)") }
    let size = plan.size ?? facts.displaySize
    if let target = plan.size {
      filters.append(
        "scale=\(target.width + target.width % 2):\(target.height + target.height % 2)")
      filters.append("setsar=1")
    } else if let size, size.width % 2 + size.height % 2 > 0 {
      filters.append("crop=trunc(iw/2)*2:trunc(ih/2)*2")
    }
    return filters
  }

  private static func imageWords(_ plan: FixPlan, _ facts: MediaFacts) -> [String] {
    var filters: [String] = []
    if facts.image?.rotation.isMirrored == true { filters.append("hflip") }
    switch facts.image?.rotation.degrees {
    case 90: filters.append("transpose=clock")
    case 180: filters += ["hflip", "vflip"]
    case 270: filters.append("transpose=cclock")
    default: break
    }
    if let size = plan.size { filters.append("scale=\(size.width):\(size.height)") }
    let filterWords = filters.isEmpty ? [] : ["-vf", filters.joined(separator: ",")]
    let quality = ["jpg", "jpeg"].contains(plan.suffix) ? ["-q:v", "2"] : []
    return filterWords + ["-frames:v", "1", "-update", "1"] + quality
  }

  /// Two packets of AAC, for the encoder's priming and the last packet's padding: sound ends a
  /// little before the last picture, never after it.
  private static func margin(of audio: AudioFacts) -> MediaTime {
    let rate = min(max(audio.sampleRate ?? 44100, 8000), 44100)
    return MediaTime(value: 2048, timescale: Int64(rate)) ?? .zero
  }

  private static func outputPath(_ path: String, suffix: String) -> String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    let folder = path.dropLast(name.count)
    return "\(folder)\(stem.isEmpty ? "output" : stem).fixed.\(suffix)"
  }
}

extension Rational {
  /// Decimal seconds that are not above the value.
  fileprivate var flooredToMicroseconds: String {
    let scaled = (self * 1_000_000).roundedDown
    return (Rational(scaled, 1_000_000) ?? self).shortDecimal(places: 6)
  }
}

extension String {
  /// The path as FFmpeg has to be told it: a name may look like an option or an address, and as a
  /// file it is neither.
  fileprivate var asFileForFFmpeg: String {
    contains(":") || hasPrefix("-") ? "file:" + self : self
  }
}
