import MediaModel
import Preflight

/// What a file was and what it becomes, side by side.
struct RepairTable {
  struct Row {
    let label: String
    let before: String?
    let after: String?
  }

  let rows: [Row]

  init(_ report: RepairReport) {
    let before = Self.values(of: report.before)
    let after = report.after.map(Self.values) ?? before
    rows =
      zip(before, after).map { Row(label: $0.label, before: $0.text, after: $1.text) }
      + [Self.byteRow(report)]
  }

  /// A line each; what does not change is given once.
  func lines(style: TextStyle) -> [String] {
    let known = rows.filter { $0.before != nil || $0.after != nil }
    let changed = known.filter { $0.before != $0.after }
    let width = changed.map { ($0.before ?? "none").columnCount }.max() ?? 0
    return known.map { row in
      let before = row.before ?? "none"
      guard row.before != row.after else { return style.row(row.label, before) }
      let padding = String(repeating: " ", count: width - before.columnCount)
      return style.row(row.label, "\(before)\(padding) → \(row.after ?? "none")")
    }
  }

  private static func values(of facts: MediaFacts) -> [(label: String, text: String?)] {
    let video = facts.mainVideo
    return [
      ("Length", facts.image == nil ? facts.durations.longest.map(longest) : nil),
      ("Frames", video?.frameCount.map { "\($0.value)" }),
      ("Size", size(of: facts)),
      ("Rate", video.flatMap { rate($0.frameRate) }),
      ("Picture", facts.image.map(describe) ?? video.map(describe)),
      ("Sound", facts.mainAudio.map(describe)),
      ("Format", facts.container.formatName.safeForTerminal),
    ]
  }

  /// The bytes; nobody knows them before the file is written.
  private static func byteRow(_ report: RepairReport) -> Row {
    let before = FactWords.bytes(report.before.byteCount)
    let isUnknown = report.outcome == .planned && !report.steps.isEmpty
    let after =
      isUnknown ? "known once written" : report.after.map { FactWords.bytes($0.byteCount) }
    return Row(label: "Bytes", before: before, after: after ?? before)
  }

  private static func longest(_ reading: Durations.Reading) -> String {
    FactWords.seconds(reading.time.value)
  }

  private static func size(of facts: MediaFacts) -> String? {
    guard let size = facts.displaySize else { return nil }
    let turn = FactWords.turn(facts.image?.rotation ?? facts.mainVideo?.rotation)
    return "\(size)" + (turn.map { " \($0)" } ?? "")
  }

  private static func rate(_ rate: FrameRateFacts) -> String? {
    guard let shown = rate.average ?? rate.nominal else { return nil }
    let pace = rate.isVariable == true ? ", variable" : ""
    return "\(shown.framesPerSecond.shortDecimal(places: 3)) fps\(pace)"
  }

  private static func describe(_ video: VideoFacts) -> String {
    words(
      video.codec, video.pixelFormat, video.dynamicRange,
      video.scan == .progressive ? nil : video.scan?.rawValue)
  }

  private static func describe(_ image: ImageFacts) -> String {
    words(
      image.codec, image.pixelFormat, image.dynamicRange, image.isAnimated ? "animated" : nil)
  }

  /// The codec, and of the rest what is out of the ordinary.
  private static func words(
    _ codec: CodecFacts, _ format: PixelFormatFacts, _ range: DynamicRange?, _ more: String?
  ) -> String {
    let name = [FactWords.name(of: codec), codec.profile].compactMap(\.self).joined(separator: " ")
    return FactWords.joined([
      name, format.bitDepth.flatMap { $0 == 8 ? nil : "\($0)-bit" },
      format.chroma.flatMap { $0 == "4:2:0" ? nil : $0 },
      format.hasAlpha == true ? "with alpha" : nil,
      range.flatMap { $0.isHigh ? $0.name : nil }, more,
    ])
  }

  private static func describe(_ audio: AudioFacts) -> String {
    FactWords.joined([
      FactWords.name(of: audio.codec), audio.sampleRate.map { "\($0) Hz" },
      audio.channelLayout ?? audio.channelCount.map { "\($0) channels" },
    ])
  }
}
