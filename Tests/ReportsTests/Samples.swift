import MediaModel
import Preflight

/// Facts and answers to make reports of.
enum Sample {
  static func number(_ text: String) -> Rational { Rational(decimal: text) ?? 0 }

  static func time(_ text: String) -> MediaTime { MediaTime(seconds: number(text)) }

  /// A clip of 153 frames at 30000/1001 fps with sound, changed where a test wants it.
  static func clip(
    _ path: String = "clip.mp4", change: (inout MediaFacts) -> Void = { _ in }
  ) -> MediaFacts {
    let rate = FrameRate(30000, 1001)
    let video = VideoFacts(
      index: 0, codec: CodecFacts(name: "h264", profile: "High", level: "3.1", tag: "avc1"),
      pixelFormat: PixelFormatFacts(
        name: "yuv420p", bitDepth: 8, chroma: "4:2:0", hasAlpha: false),
      storedSize: PixelSize(width: 1280, height: 720),
      displaySize: PixelSize(width: 1280, height: 720), sampleAspectRatio: AspectRatio("1:1"),
      displayAspectRatio: AspectRatio("16:9"),
      frameRate: FrameRateFacts(average: rate, nominal: rate, isVariable: false),
      frameCount: Sourced(153, .index), duration: Sourced(time("5.1051"), .index),
      startTime: .zero, scan: .progressive,
      color: ColorFacts(primaries: "bt709", transfer: "bt709", matrix: "bt709", range: .limited),
      dynamicRange: .sdr)
    let audio = AudioFacts(
      index: 1, codec: CodecFacts(name: "aac", profile: "LC", tag: "mp4a"), sampleRate: 48000,
      channelCount: 2, channelLayout: "stereo", duration: Sourced(time("5.077"), .header))
    var facts = MediaFacts(
      path: path, byteCount: 274_956, kind: .video,
      container: ContainerFacts(
        format: "mp4", formatName: "MPEG-4 (MP4)", majorBrand: "isom",
        compatibleBrands: ["isom", "mp41"], indexPosition: .front, isFragmented: false),
      durations: Durations(
        container: Sourced(time("5.1051"), .header), video: Sourced(time("5.1051"), .index),
        audio: Sourced(time("5.077"), .header)),
      video: [video], audio: [audio])
    change(&facts)
    return facts
  }

  /// A picture without anything special.
  static func image(
    _ path: String = "hero.png", format: String = "png", rotation: Rotation = .none
  ) -> MediaFacts {
    let stored = PixelSize(width: 640, height: 480)
    return MediaFacts(
      path: path, byteCount: 1000, kind: .image,
      container: ContainerFacts(format: format, formatName: "PNG image"),
      image: ImageFacts(
        format: format, codec: CodecFacts(name: format == "jpeg" ? "mjpeg" : format),
        storedSize: stored, displaySize: rotation.swapsSides ? stored?.turned : stored,
        rotation: rotation))
  }

  static func input(_ facts: MediaFacts, role: String? = nil) -> RequestInput {
    RequestInput(role: role, path: facts.path, facts: facts)
  }

  /// The trim that a limit of five seconds asks for.
  static let trim = FixAction.trim(
    minimum: nil, maximum: Bounds.Bound(5), frameCount: 149)

  static func tooLong(_ path: String = "clip.mp4", name: String = "Eraser") -> Finding {
    Finding(
      id: "video.duration.too-long", severity: .blocker, role: "video", path: path,
      measured: MeasuredValue(.number(number("5.1051")), unit: .seconds, reading: .container),
      limit: LimitDescription(
        quantity: .duration, bounds: Bounds(maximum: Bounds.Bound(5)), unit: .seconds),
      message: "The clip lasts 5.105 s; \(name) accepts at most 5 s.",
      detail: "153 frames at 30000/1001 fps, at most 149 fit.",
      source: Source(
        url: "https://example.com/eraser", seen: "2026-11-20", evidence: .providerDoc),
      spokenBy: Speaker(profileID: "example/eraser", name: name, relation: .itself),
      fix: Fix(trim, "Trim it to at most 149 frames (4.971633 s)."))
  }

  static let profile = Profile(
    id: "example/eraser", name: "Eraser", provider: "Example", kind: .workflow,
    inputs: [Input(role: "video", media: [.video])], limits: [])

  static func report(
    _ findings: [Finding], of facts: [MediaFacts] = [clip()], notes: [String] = [],
    prices: [Price] = [], selection: Selection = .whole
  ) -> Report {
    let assignments = facts.map {
      AssignedInput(role: "video", path: $0.path, facts: $0, mediaType: .video, isAssumed: true)
    }
    return Report(
      request: Request(inputs: facts.map { input($0) }, selection: selection),
      results: [
        ProfileResult(
          profile: profile, assignments: assignments, findings: findings, notes: notes,
          cost: Cost(prices: prices, note: "no price known"))
      ])
  }
}
