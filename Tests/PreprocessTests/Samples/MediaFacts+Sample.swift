import MediaModel
import Preflight

@testable import Media
@testable import Preprocess

extension MediaFacts {
  /// A plain clip of so many frames, all of whose readers agree, without sound unless asked for.
  static func clip(
    frames: Int = 300, rate: FrameRate = .fps(30), size: PixelSize = .of(1280, 720),
    format: String = "mp4", codec: String = "h264", bytes: Int64 = 1_000_000,
    sound: AudioFacts? = nil
  ) -> MediaFacts {
    let length = Sourced(rate.duration(ofFrames: Int64(frames)), .index)
    return MediaFacts(
      path: "clip.mp4", byteCount: bytes, kind: .video,
      container: ContainerFacts(format: format, formatName: format, indexPosition: .front),
      durations: Durations(container: length, video: length, packets: length),
      video: [
        VideoFacts(
          index: 0, codec: CodecFacts(name: codec),
          pixelFormat: PixelFormatFacts(
            name: "yuv420p", bitDepth: 8, chroma: "4:2:0", hasAlpha: false),
          storedSize: size, displaySize: size, sampleAspectRatio: AspectRatio(Rational(1)),
          displayAspectRatio: size.ratio,
          frameRate: FrameRateFacts(average: rate, nominal: rate, isVariable: false),
          frameCount: Sourced(frames, .index), storedFrameCount: Sourced(frames, .index),
          duration: length, startTime: .zero, scan: .progressive, dynamicRange: .sdr)
      ],
      audio: [sound].compactMap(\.self), depth: .packets)
  }

  /// The same facts with anything changed.
  func with(_ change: (inout MediaFacts) -> Void) -> MediaFacts {
    var facts = self
    change(&facts)
    return facts
  }

  /// The same facts with the video track changed.
  func withTrack(_ change: (inout VideoFacts) -> Void) -> MediaFacts {
    with { change(&$0.video[0]) }
  }
}

extension AudioFacts {
  /// A track of AAC that plays as long as given.
  static func aac(seconds: Rational, channels: Int = 2, rate: Int = 48000) -> AudioFacts {
    AudioFacts(
      index: 1, codec: CodecFacts(name: "aac"), sampleRate: rate, channelCount: channels,
      duration: Sourced(MediaTime(seconds: seconds), .index), startTime: .zero, isDefault: true)
  }
}

extension PixelSize {
  /// A size that is known to be possible.
  static func of(_ width: Int, _ height: Int) -> PixelSize {
    guard let size = PixelSize(width: width, height: height) else {
      preconditionFailure("\(width)x\(height) is no size.")
    }
    return size
  }
}

extension FrameRate {
  /// A rate that is known to be possible.
  static func fps(_ numerator: Int64, _ denominator: Int64 = 1) -> FrameRate {
    guard let rate = FrameRate(numerator, denominator) else {
      preconditionFailure("\(numerator)/\(denominator) is no rate.")
    }
    return rate
  }
}

extension Rational {
  /// The exact value of a decimal number that is known to be one.
  static func exact(_ decimal: String) -> Rational {
    guard let value = Rational(decimal: decimal) else {
      preconditionFailure("\(decimal) is no decimal number.")
    }
    return value
  }
}

extension MediaTime {
  /// A time of so many seconds, given as a decimal number.
  static func at(_ decimal: String) -> MediaTime { MediaTime(seconds: .exact(decimal)) }
}

extension Profile {
  /// A workflow that takes one video.
  static func taking(
    _ limits: Limit..., named name: String = "Example", keep: ClipEnd? = nil
  ) -> Profile {
    Profile(
      id: "example/\(name.lowercased())", name: name, provider: "Example", kind: .workflow,
      inputs: [Input(role: "video", media: [.video, .image], minimum: 1, maximum: 1)],
      limits: limits, keep: keep)
  }
}

extension Limit {
  /// A documented hard limit on every input.
  static func on(
    _ quantity: Quantity, _ bounds: Bounds, level: Level = .hard, effect: Effect = .reject,
    transport: Transport? = nil
  ) -> Limit {
    Limit(
      roles: [.all], quantity: quantity, bounds: bounds, level: level, effect: effect,
      transport: transport,
      source: Source(url: "https://example.com", seen: "2026-08-02", evidence: .providerDoc))
  }
}

extension Bounds {
  static func atMost(_ value: String) -> Bounds { Bounds(maximum: Bound(.exact(value))) }
  static func atLeast(_ value: String) -> Bounds { Bounds(minimum: Bound(.exact(value))) }
  static func below(_ value: String) -> Bounds {
    Bounds(maximum: Bound(.exact(value), isExclusive: true))
  }
  static func between(_ low: String, _ high: String) -> Bounds {
    Bounds(minimum: Bound(.exact(low)), maximum: Bound(.exact(high)))
  }
  static func oneOf(_ values: String...) -> Bounds { Bounds(allowed: values.map { .text($0) }) }
  static func multiple(of step: Int, plus offset: Int = 0) -> Bounds {
    Bounds(step: step, offset: offset)
  }
}

/// Plans made of values alone.
enum SamplePlan {
  /// The plan that fits a clip whose frames come evenly.
  static func fit(
    _ facts: MediaFacts, for profiles: Profile..., copyObstacle: String? = "no key frame is there",
    timeline: FrameTimeline? = nil, options: (inout FitOptions) -> Void = { _ in }
  ) throws -> RepairPlan {
    try planner(
      facts, RepairPlan.Acceptance(profiles: profiles), copyObstacle, timeline,
      FitOptions(options), isTrim: false
    ).plan()
  }

  /// The plan that cuts a clip whose frames come evenly.
  static func trim(
    _ facts: MediaFacts, copyObstacle: String? = "no key frame is there",
    timeline: FrameTimeline? = nil, options: (inout FitOptions) -> Void
  ) throws -> RepairPlan {
    try planner(
      facts, RepairPlan.Acceptance(), copyObstacle, timeline, FitOptions(options), isTrim: true
    ).plan()
  }

  private static func planner(
    _ facts: MediaFacts, _ acceptance: RepairPlan.Acceptance, _ copyObstacle: String?,
    _ timeline: FrameTimeline?, _ options: FitOptions, isTrim: Bool
  ) throws -> ClipPlanner {
    let even = timeline ?? .even(facts)
    return ClipPlanner(
      source: ClipSource(
        facts: facts, timeline: { _ in even }, copyObstacle: { _, _ in copyObstacle },
        renderObstacle: { _ in nil }),
      judge: try ResultJudge(
        acceptance, in: .builtIn, followsRecommendations: options.followsRecommendations),
      acceptance: acceptance, options: options, isTrim: isTrim)
  }
}

extension FrameTimeline {
  /// The frames of a clip, evenly spaced on a clock that shows them exactly.
  static func even(_ facts: MediaFacts) -> FrameTimeline {
    let rate = facts.mainVideo?.frameRate.nominal?.framesPerSecond ?? 30
    let count = Int64(facts.mainVideo?.frameCount?.value ?? 0)
    return FrameTimeline(
      track: 0, timeBase: Rational(1, rate.numerator) ?? 1,
      times: (0..<count).map { $0 * rate.denominator }, end: count * rate.denominator,
      firstNumber: 0, isComplete: true, origin: 0)
  }
}

extension RepairPlan {
  /// What is written of the clip, or nil.
  var clip: ClipRendition? {
    guard case .clip(let rendition)? = recipe?.rendition else { return nil }
    return rendition
  }

  /// What is done to its pictures, or nil when they are taken over.
  var picture: FrameRendition? {
    guard case .encode(let picture, _)? = clip?.video.method else { return nil }
    return picture
  }

  /// The size of its pictures.
  var size: PixelSize? { report.after?.displaySize }

  /// The kinds of its steps, in order.
  var stepKinds: [RepairStep.Kind] { report.steps.map(\.kind) }
}
