import Media
import MediaModel

/// What a result lacks that the source had.
struct ClipLosses {
  let before: MediaFacts
  let draft: ClipDraft
  let cut: ClipCut

  /// Each loss in a sentence.
  var sentences: [String] {
    let dropped = tracks.isEmpty ? nil : "Tracks: \(Words.list(tracks, "and"))."
    let told = metadata.isEmpty ? nil : "Metadata: \(Words.list(metadata, "and"))."
    return [dropped, told, frames, contrast, alpha, silence].compactMap(\.self)
  }

  /// The tracks that are dropped, in words.
  var tracks: [String] {
    let video = before.video.filter { $0.index != draft.rendition.video.track }
    let audio = before.audio.filter { $0.index != before.mainAudio?.index }
    let others = Dictionary(grouping: before.otherTracks, by: \.kind)
    let counts =
      [(video.count, "video"), (audio.count, "audio")]
      + others.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($1.count, $0.name) }
    return counts.filter { $0.0 > 0 }.map { count, name in
      "\(count) \(name) track\(count == 1 ? "" : "s")"
    }
  }

  /// The kinds of metadata that are dropped, in words.
  var metadata: [String] {
    let kept = draft.rendition.keepsMetadata
    return [
      before.container.hasLocation && !kept ? "the place of the recording" : nil,
      before.container.hasDeviceMetadata && !kept ? "the device or program" : nil,
      before.container.chapterCount > 0 ? "\(before.container.chapterCount) chapters" : nil,
    ].compactMap(\.self)
  }

  private var frames: String? {
    let kept = cut.frames.count
    guard !cut.isWhole else { return nil }
    guard let total = before.mainVideo?.frameCount?.value, total > kept else {
      return "Everything but \(Words.frames(kept))."
    }
    return "\(Words.frames(total - kept)) of \(total)."
  }

  private var contrast: String? {
    guard !draft.isCopy, let range = before.mainVideo?.dynamicRange, range.isHigh else {
      return nil
    }
    let isKept = draft.facts.mainVideo?.dynamicRange?.isHigh == true
    switch range {
    case .sdr: return nil
    case .hdr10, .hdr10Plus, .dolbyVision:
      return isKept
        ? "The metadata of \(Self.name(range)); the picture itself stays HDR."
        : "High dynamic range (\(Self.name(range)))."
    case .pq, .hlg:
      return isKept ? nil : "High dynamic range (\(Self.name(range)))."
    }
  }

  private var alpha: String? {
    let had = before.mainVideo?.pixelFormat.hasAlpha == true
    return had && draft.facts.mainVideo?.pixelFormat.hasAlpha != true ? "Transparency." : nil
  }

  private var silence: String? {
    draft.sound.source != nil && draft.sound.rendition == nil ? "The sound." : nil
  }

  private static func name(_ range: DynamicRange) -> String {
    switch range {
    case .sdr: "SDR"
    case .hlg: "HLG"
    case .pq: "PQ"
    case .hdr10: "HDR10"
    case .hdr10Plus: "HDR10+"
    case .dolbyVision(let profile, _): "Dolby Vision profile \(profile)"
    }
  }
}

extension TrackFacts.Kind {
  /// The kind in a sentence.
  fileprivate var name: String {
    switch self {
    case .subtitle: "subtitle"
    case .data: "data"
    case .timecode: "timecode"
    case .attachedPicture: "cover picture"
    case .attachment: "attachment"
    case .chapters: "chapter"
    case .unknown: "unknown"
    }
  }
}
