package import MediaModel
import Preflight

/// Facts of a file as text for people.
package enum FactsText {
  /// A page with all that is known; ends without a line break.
  package static func text(_ facts: MediaFacts, style: TextStyle) -> String {
    let title = style.colored(facts.path.safeForTerminal, .bold)
    let lines = rows(facts).map { row in
      style.row(row.label, row.text, color: row.isProblem ? .yellow : nil)
    }
    return ([title] + lines).joined(separator: "\n")
  }

  /// A label and what is known under it.
  struct Row {
    var label: String
    var text: String
    /// Whether it tells what is wrong or special with the file.
    var isProblem = false
  }

  /// All that is known, in safe letters.
  static func rows(_ facts: MediaFacts) -> [Row] {
    var rows = [Row(label: "File", text: container(facts))]
    if !facts.durations.readings.isEmpty {
      rows.append(Row(label: "Duration", text: durations(facts.durations)))
    }
    if let image = facts.image { rows.append(Row(label: "Image", text: describe(image))) }
    rows += facts.video.map { Row(label: "Video #\($0.index)", text: describe($0)) }
    rows += facts.audio.map { Row(label: "Audio #\($0.index)", text: describe($0)) }
    rows += facts.otherTracks.map { Row(label: "Track #\($0.index)", text: describe($0)) }
    rows += facts.problems.map {
      Row(label: "Note", text: $0.message.safeForTerminal, isProblem: true)
    }
    return rows
  }

  /// The facts of an input in a few words, or that it was not looked at.
  static func summary(of input: RequestInput) -> String {
    input.delivery.isSeen ? summary(input.facts) : "not looked at"
  }

  /// The same, with values and units that a line does not part.
  static func unbroken(_ input: RequestInput) -> String {
    summary(of: input).split(separator: " · ").map { $0.replacing(" ", with: "\u{A0}") }
      .joined(separator: " · ")
  }

  /// The facts that most verdicts hang on, in a few words: `"5.105 s · 1280x720 · 29.97 fps"`.
  static func summary(_ facts: MediaFacts) -> String {
    let codec = facts.image?.codec ?? facts.mainVideo?.codec ?? facts.mainAudio?.codec
    return FactWords.joined([
      facts.durations.longest.map { FactWords.seconds($0.time.value) },
      facts.displaySize?.description,
      facts.mainVideo.flatMap { video in
        (video.frameRate.average ?? video.frameRate.nominal)
          .map { "\($0.framesPerSecond.shortDecimal(places: 3)) fps" }
      },
      codec.map(FactWords.name), FactWords.bytes(facts.byteCount),
    ])
  }

  private static func container(_ facts: MediaFacts) -> String {
    let container = facts.container
    let brands = ([container.majorBrand].compactMap(\.self) + container.compatibleBrands)
      .map(\.withoutTrailingSpaces)
    return FactWords.joined([
      container.formatName, FactWords.bytes(facts.byteCount),
      container.majorBrand.map { _ in "brands " + brands.uniqued.joined(separator: ", ") },
      container.isFragmented == true ? "fragmented" : nil,
      container.indexPosition.map { "index at the \($0 == .front ? "front" : "end")" },
      container.chapterCount > 0 ? counted(container.chapterCount, "chapter") : nil,
      container.hasLocation ? "says where it was recorded" : nil,
      container.hasDeviceMetadata ? "says on which device" : nil,
    ])
  }

  /// The readings, the longest first, with all readers that agree on it.
  private static func durations(_ durations: Durations) -> String {
    var values: [(text: String, readers: [String])] = []
    for reading in durations.readings.sorted(by: { $0.time.value > $1.time.value }) {
      let text = FactWords.seconds(reading.time.value)
      let name = name(of: reading.name)
      if values.last?.text == text {
        values[values.count - 1].readers.append(name)
      } else {
        values.append((text, [name]))
      }
    }
    if values.count == 1, let value = values.first {
      return value.readers.count == 1 ? value.text : "\(value.text) in every reading"
    }
    return FactWords.joined(values.map { "\($0.text) (\($0.readers.joined(separator: ", ")))" })
  }

  private static func name(of reader: Durations.Reading.Name) -> String {
    switch reader {
    case .container, .video, .audio, .packets: reader.rawValue
    case .ignoringEditList: "edit list ignored"
    case .otherReaders: "ffprobe or MediaInfo"
    }
  }

  private static func describe(_ video: VideoFacts) -> String {
    let stored =
      video.storedSize != video.displaySize ? video.storedSize.map { "stored \($0)" } : nil
    let aspect = video.sampleAspectRatio.flatMap { $0.value == 1 ? nil : "pixels \($0)" }
    let frames = video.frameCount.map { count in
      counted(count.value, "frame")
        + (video.storedFrameCount.map { " (of \($0.value) stored)" } ?? "")
    }
    return FactWords.joined([
      FactWords.codec(video.codec), FactWords.shape(video.displaySize, video.displayAspectRatio),
      stored, aspect, FactWords.turn(video.rotation), FactWords.rate(video.frameRate), frames,
      FactWords.pixels(video.pixelFormat), video.scan?.rawValue,
      FactWords.colors(video.color, video.dynamicRange), video.editList.map(edits),
      video.startTime.flatMap(start), video.language,
    ])
  }

  private static func start(_ time: MediaTime) -> String? {
    time == .zero ? nil : "starts at \(FactWords.seconds(time))"
  }

  private static func edits(_ list: EditListFacts) -> String {
    let parts = [
      list.emptyStart.map { "waits \(FactWords.seconds($0))" },
      list.hiddenHead.map { "hides \(FactWords.seconds($0)) at the start" },
      list.hiddenTail.map { "hides \(FactWords.seconds($0)) at the end" },
      list.editCount > 1 ? "joins \(list.editCount) parts" : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? "has an edit list" : "edit list " + parts.joined(separator: ", ")
  }

  private static func describe(_ audio: AudioFacts) -> String {
    FactWords.joined([
      FactWords.codec(audio.codec), audio.sampleRate.map { "\($0) Hz" },
      audio.channelLayout ?? audio.channelCount.map { counted($0, "channel") },
      audio.bitDepth.map { "\($0)-bit" }, audio.duration.map { FactWords.seconds($0.value) },
      audio.primingSampleCount.map { counted($0, "priming sample") },
      audio.startTime.flatMap(start), audio.language,
    ])
  }

  private static func describe(_ image: ImageFacts) -> String {
    let stored =
      image.storedSize != image.displaySize ? image.storedSize.map { "stored \($0)" } : nil
    let frames = image.frameCount.map { counted($0, "frame") }
    let length = image.animationDuration.map(FactWords.seconds)
    return FactWords.joined([
      FactWords.codec(image.codec), FactWords.shape(image.displaySize, image.displaySize?.ratio),
      stored, FactWords.turn(image.rotation), FactWords.pixels(image.pixelFormat),
      image.colorModel, image.hasICCProfile == true ? "ICC profile" : nil,
      image.isAnimated ? FactWords.joined(["animated", frames, length]) : nil,
      image.dynamicRange.flatMap { $0.isHigh ? FactWords.colors(image.color, $0) : nil },
    ])
  }

  private static func describe(_ track: TrackFacts) -> String {
    let kind = track.kind == .attachedPicture ? "attached picture" : track.kind.rawValue
    let name = track.codec.name == "unknown" ? track.codec.tag : track.codec.name
    return FactWords.joined([kind, name, track.language])
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

/// Single facts in words, as people in the trade write them.
enum FactWords {
  /// Parts that are known, with a middle dot between them.
  static func joined(_ parts: [String?]) -> String {
    parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ").safeForTerminal
  }

  /// A number of bytes in the unit that people use.
  package static func bytes(_ count: Int64) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    var unit = 0
    var divisor: Int64 = 1
    while unit < units.count - 1, count / divisor >= 1000 {
      divisor *= 1000
      unit += 1
    }
    guard unit > 0, let value = Rational(count, divisor) else {
      return "\(count) \(count == 1 ? "byte" : "bytes")"
    }
    return "\(value.decimal(places: 1)) \(units[unit])"
  }

  /// Seconds to the millisecond, with the unit.
  static func seconds(_ time: MediaTime) -> String { time.seconds.decimal(places: 3) + " s" }

  /// The codec with its profile, level and tag.
  static func codec(_ codec: CodecFacts) -> String {
    let parts = [
      name(of: codec), codec.profile, codec.level.map { "level \($0)" },
      codec.tag.map { "(\($0))" }, codec.isDecodable ? nil : "- not decodable here",
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  /// The codec's name alone.
  static func name(of codec: CodecFacts) -> String { MediaCodec(codec.name).title ?? codec.name }

  /// The layout of samples: `"yuv420p 8-bit 4:2:0"`.
  static func pixels(_ format: PixelFormatFacts) -> String? {
    let depth = format.bitDepth.map { "\($0)-bit" }
    let parts = [format.name, depth, format.chroma, format.hasAlpha == true ? "with alpha" : nil]
    let text = parts.compactMap(\.self).joined(separator: " ")
    return text.isEmpty ? nil : text
  }

  /// A size with its shape: `"1920x1088 (30:17, about 16:9)"`.
  static func shape(_ size: PixelSize?, _ ratio: AspectRatio?) -> String? {
    guard let size else { return nil }
    guard let ratio else { return "\(size)" }
    guard let common = ratio.nearestCommon, common != ratio else { return "\(size) (\(ratio))" }
    return "\(size) (\(ratio), about \(common))"
  }

  /// How a picture has to be turned, or nil when it stands as stored.
  static func turn(_ rotation: Rotation?) -> String? {
    guard let rotation else { return "turned by an odd angle" }
    guard rotation != Rotation.none else { return nil }
    let turn = rotation.degrees == 0 ? nil : "turned \(rotation.degrees)° clockwise"
    return [rotation.isMirrored ? "mirrored" : nil, turn].compactMap(\.self)
      .joined(separator: ", ")
  }

  /// The rate as people say it, with the exact fraction where that is another number.
  static func rate(_ rate: FrameRateFacts) -> String? {
    guard let shown = rate.average ?? rate.nominal else { return nil }
    let exact = shown.framesPerSecond.denominator == 1 ? "" : " (\(shown))"
    let pace = rate.isVariable.map { $0 ? ", variable" : ", constant" } ?? ""
    return "\(shown.framesPerSecond.shortDecimal(places: 3)) fps\(exact)\(pace)"
  }

  /// Dynamic range, tags and range of the colours.
  static func colors(_ color: ColorFacts, _ range: DynamicRange?) -> String {
    let tags = [
      ("primaries", color.primaries), ("transfer", color.transfer), ("matrix", color.matrix),
    ]
    let known = tags.compactMap { name, tag in tag.map { "\(name) \($0)" } }
    let values = Set(tags.map(\.1))
    let text: String =
      if known.isEmpty {
        "colour untagged"
      } else if values.count == 1, let value = color.primaries {
        value
      } else {
        known.joined(separator: ", ") + (known.count < tags.count ? ", rest untagged" : "")
      }
    return joined([range?.name, text, color.range.map { "\($0.rawValue) range" }])
  }
}
