public import MediaModel

/// A video shows at least one frame.
struct NoFramesCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard input.facts.kind == .video, let count = input.facts.mainVideo?.frameCount,
      count.value == 0
    else { return nil }
    return .about(
      input, "video.no-frames", severity: .blocker, measured: MeasuredValue(0, unit: .frames),
      "\(context.subject(input)) has a video track without any frames.",
      detail: "There is nothing to work on.", fix: .advise("Export the clip again."))
  }
}

/// Frames follow each other evenly.
struct VariableFrameRateCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard input.mediaType == .video, let rate = input.facts.mainVideo?.frameRate,
      rate.isVariable == true
    else { return nil }
    let average = rate.average.map { " (\($0.framesPerSecond.shortDecimal(places: 3)) on average)" }
    return .about(
      input, "video.frame-rate.variable",
      measured: rate.average.map {
        MeasuredValue($0.framesPerSecond, unit: .framesPerSecond, reading: .average)
      },
      "\(context.subject(input)) has a variable frame rate\(average ?? "").",
      detail: "Models see frames without times: motion comes out uneven, and audio drifts.",
      fix: Fix(.makeFrameRateConstant, "Convert it to a constant frame rate."))
  }
}

/// Frames are whole pictures.
struct InterlacingCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard input.mediaType == .video, let scan = input.facts.mainVideo?.scan, scan != .progressive
    else { return nil }
    return .about(
      input, "video.scan.interlaced", measured: MeasuredValue(scan.rawValue),
      "\(context.subject(input)) is \(scan.rawValue).",
      detail: "Models take the combed edges of moving objects for detail and repeat them.",
      fix: Fix(.deinterlace, "Deinterlace it."))
  }
}

/// The picture is made for a standard contrast.
struct DynamicRangeCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard let range = input.facts.image?.dynamicRange ?? input.facts.mainVideo?.dynamicRange,
      range.isHigh
    else { return nil }
    return .about(
      input, "\(input.mediaType.rawValue).color.hdr", measured: MeasuredValue(range.name),
      "\(context.subject(input)) is HDR (\(range.name)).",
      detail: "Models work in SDR; without a conversion the result comes back gray and flat.",
      fix: Fix(.convertToSDR, "Convert it to SDR (BT.709)."))
  }
}

extension DynamicRange {
  /// The range by the name that people use.
  public var name: String {
    switch self {
    case .sdr: "SDR"
    case .hlg: "HLG"
    case .pq: "PQ"
    case .hdr10: "HDR10"
    case .hdr10Plus: "HDR10+"
    case .dolbyVision(let profile, _): "Dolby Vision profile \(profile)"
    }
  }
}

/// A video has 8 bits a component; HDR, which always has more, is told apart.
struct HighBitDepthCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard input.mediaType == .video, let video = input.facts.mainVideo,
      video.dynamicRange?.isHigh != true, let depth = video.pixelFormat.bitDepth, depth > 8
    else { return nil }
    return .about(
      input, "video.bit-depth.high", measured: MeasuredValue(Rational(depth)),
      "\(context.subject(input)) has \(depth) bits a component.",
      detail: "Models work with 8 bits; the rest is dropped, and some decoders refuse the clip.",
      fix: Fix(.convertBitDepth(8), "Convert it to 8 bits."))
  }
}

/// A video is stored as it is to be seen.
struct RotationCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard input.mediaType == .video, let video = input.facts.mainVideo,
      video.rotation != Rotation.none
    else { return nil }
    let turn = video.rotation.map { rotation in
      [
        rotation.isMirrored ? "mirrored" : nil,
        rotation.degrees == 0 ? nil : "turned by \(rotation.degrees) degrees",
      ].compactMap(\.self)
    }
    let words = turn.map { Wording.list($0, "and") } ?? "turned by an odd angle"
    return .about(
      input, "video.rotation.metadata", measured: MeasuredValue(words),
      "\(context.subject(input)) is \(words) only by its metadata.",
      detail: "A provider that ignores the metadata works on frames that lie on their side.",
      fix: Fix(.bakeRotation, "Turn the pixels themselves."))
  }
}

/// Width and height of a video are even.
struct OddSizeCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard input.mediaType == .video, let size = input.facts.mainVideo?.storedSize,
      size.width % 2 != 0 || size.height % 2 != 0
    else { return nil }
    let even = PixelSize(
      width: max(2, size.width / 2 * 2), height: max(2, size.height / 2 * 2))
    return .about(
      input, "video.size.odd", measured: MeasuredValue(.text(size.description), unit: .pixels),
      "\(context.subject(input)) is stored as \(size), with an odd side.",
      detail: "H.264 and HEVC in 4:2:0 need even sides; the result is cropped or the job fails.",
      fix: Fix(
        .resize([even].compactMap(\.self)),
        "Crop it to \(even?.description ?? "an even size")."))
  }
}

/// Pixels are square.
struct PixelShapeCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard input.mediaType == .video, let video = input.facts.mainVideo,
      let shape = video.sampleAspectRatio, shape.value != 1
    else { return nil }
    let sizes = [
      video.storedSize.map { "stored as \($0)" }, video.displaySize.map { "shown as \($0)" },
    ].compactMap(\.self)
    let words = sizes.isEmpty ? "" : ": \(Wording.list(sizes, "and"))"
    return .about(
      input, "video.pixels.not-square", measured: MeasuredValue(shape.description),
      "\(context.subject(input)) has pixels of \(shape)\(words).",
      detail: "A provider that ignores the shape of pixels sees everything squeezed.",
      fix: Fix(.makePixelsSquare, "Scale it to square pixels."))
  }
}

/// The file holds no frames that its edit list hides.
struct HiddenFramesCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard input.mediaType == .video, let video = input.facts.mainVideo else { return nil }
    let hidden = [video.editList?.hiddenHead, video.editList?.hiddenTail].compactMap(\.self)
      .map(\.seconds).reduce(0, +)
    let stored = video.storedFrameCount?.value ?? 0
    let shown = video.frameCount?.value ?? stored
    guard stored > shown || hidden > 0 else { return nil }
    let amount =
      stored > shown
      ? "\(stored - shown) frame\(stored - shown == 1 ? "" : "s")" : Wording.seconds(hidden)
    return .about(
      input, "video.edit-list.hidden-frames",
      measured: stored > shown
        ? MeasuredValue(Rational(stored - shown), unit: .frames)
        : MeasuredValue(hidden, unit: .seconds),
      "\(context.subject(input)) hides \(amount) with its edit list.",
      detail: "A provider that ignores edit lists sees a longer clip, with what was cut away.",
      fix: Fix(.dropHiddenFrames, "Re-encode only what is shown."))
  }
}

/// A clip has one video track.
struct SeveralTracksCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    let count = input.facts.video.count
    guard input.mediaType == .video, count > 1 else { return nil }
    let main = input.facts.mainVideo.map { "; track \($0.index) is the one checked here" } ?? ""
    return .about(
      input, "video.several-tracks", measured: MeasuredValue(Rational(count), unit: .items),
      "\(context.subject(input)) has \(count) video tracks\(main).",
      detail: "Which of them a provider takes is its own choice.",
      fix: Fix(.keepOneVideoTrack, "Keep only the track that is meant."))
  }
}

/// A clip has sound where the workflow makes use of it.
struct MissingAudioCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard context.profile.usesAudio == true, input.mediaType == .video, input.facts.audio.isEmpty
    else { return nil }
    return .about(
      input, "audio.missing",
      "\(context.subject(input)) has no audio, and \(context.profile.name) makes use of it.",
      detail: "The result will be silent, or its audio made up.",
      fix: .advise("Export the clip with its audio."))
  }
}

/// A clip is not so large or long that the job becomes slow and dear.
///
/// Thresholds: a short side above 1080 pixels, since most models work at 720p or 1080p and scale
/// down; and 30 s, since nearly all limits in the catalogue lie below, so that a longer clip takes
/// minutes to upload and is charged by the second.
struct WorkloadCheck: MediaCheck {
  static let largestShortSide = 1080
  static let longestDuration: Rational = 30

  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard input.mediaType == .video else { return nil }
    let timing = context.timing(of: input)
    let size = input.facts.displaySize.flatMap { $0.shortSide > largestShortSide ? $0 : nil }
    let length = (timing.extremes?.longest.value).flatMap { $0 > longestDuration ? $0 : nil }
    let facts = [
      size.map { "is \($0)" }, length.map { "lasts \(Wording.seconds($0))" },
    ].compactMap(\.self)
    guard !facts.isEmpty else { return nil }
    return .about(
      input, "media.workload", "\(context.subject(input)) \(Wording.list(facts, "and")).",
      detail: "High resolution and length make a job slow and dear, and more likely to fail.",
      fix: .advise("Try a short part at 1080p or less first."))
  }
}
