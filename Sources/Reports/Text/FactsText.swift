public import MediaModel

/// Facts of a file as a page of text for people.
public enum FactsText {
  /// The page; ends without a line break.
  public static func text(_ facts: MediaFacts, style: TextStyle) -> String {
    var lines = [style.colored(facts.path.safeForTerminal, .bold)]
    lines.append(style.row("File", container(facts)))
    if !facts.durations.readings.isEmpty {
      lines.append(style.row("Duration", durations(facts.durations)))
    }
    if let image = facts.image { lines.append(style.row("Image", describe(image))) }
    for video in facts.video {
      lines.append(style.row("Video #\(video.index)", describe(video)))
    }
    for audio in facts.audio {
      lines.append(style.row("Audio #\(audio.index)", describe(audio)))
    }
    for track in facts.otherTracks {
      lines.append(style.row("Track #\(track.index)", describe(track)))
    }
    for problem in facts.problems {
      lines.append(style.row("Note", style.colored(problem.message.safeForTerminal, .yellow)))
    }
    return lines.joined(separator: "\n")
  }

  /// Parts that are known, with a middle dot between them.
  private static func joined(_ parts: [String?]) -> String {
    parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ").safeForTerminal
  }

  /// A number of bytes in the unit that people use, with the exact number where that is rounded.
  static func bytes(_ count: Int64) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    var unit = 0
    var divisor: Int64 = 1
    while unit < units.count - 1, count / divisor >= 1000 {
      divisor *= 1000
      unit += 1
    }
    guard unit > 0, let value = Rational(count, divisor) else { return "\(count) bytes" }
    return "\(value.decimal(places: 1)) \(units[unit])"
  }

  private static func container(_ facts: MediaFacts) -> String {
    let container = facts.container
    let brands = [container.majorBrand].compactMap(\.self) + container.compatibleBrands
    return joined([
      container.formatName, bytes(facts.byteCount),
      container.majorBrand.map { _ in
        "brands " + brands.map { $0.trimmed }.uniqued.joined(separator: ", ")
      },
      container.isFragmented == true ? "fragmented" : nil,
      container.indexPosition.map { "index at the \($0 == .front ? "front" : "end")" },
      container.chapterCount > 0 ? "\(container.chapterCount) chapters" : nil,
      container.hasLocation ? "says where it was recorded" : nil,
      container.hasDeviceMetadata ? "says on which device" : nil,
    ])
  }

  private static func durations(_ durations: Durations) -> String {
    let readings = durations.readings.map { reading in
      let name = reading.name == .ignoringEditList ? "ignoring the edit list" : reading.name.rawValue
      let source = reading.time.evidence == .header ? "" : " (\(reading.time.evidence.rawValue))"
      return "\(name) \(seconds(reading.time.value))\(source)"
    }
    let values = Set(durations.readings.map { seconds($0.time.value) })
    if values.count == 1, let value = values.first { return "\(value) s in every reading" }
    return joined(readings) + " s"
  }

  private static func seconds(_ time: MediaTime) -> String { time.seconds.decimal(places: 3) }

  private static func codec(_ codec: CodecFacts) -> String {
    let known = [
      "h264": "H.264", "hevc": "HEVC", "av1": "AV1", "vp8": "VP8", "vp9": "VP9", "aac": "AAC",
      "mp3": "MP3", "opus": "Opus", "prores": "ProRes", "mpeg4": "MPEG-4", "vvc": "VVC",
      "mpeg2video": "MPEG-2", "mjpeg": "JPEG", "png": "PNG", "vorbis": "Vorbis", "ac3": "AC-3",
    ]
    let parts = [
      known[codec.name] ?? codec.name, codec.profile, codec.level.map { "level \($0)" },
      codec.tag.map { "(\($0))" }, codec.isDecodable ? nil : "- not decodable here",
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  private static func pixels(_ format: PixelFormatFacts) -> String? {
    let depth = format.bitDepth.map { "\($0)-bit" }
    let parts = [format.name, depth, format.chroma, format.hasAlpha == true ? "with alpha" : nil]
    let text = parts.compactMap(\.self).joined(separator: " ")
    return text.isEmpty ? nil : text
  }

  private static func shape(_ size: PixelSize?, _ ratio: AspectRatio?) -> String? {
    guard let size else { return nil }
    guard let ratio else { return "\(size)" }
    guard let common = ratio.nearestCommon, common != ratio else { return "\(size) (\(ratio))" }
    return "\(size) (\(ratio), about \(common))"
  }

  private static func turn(_ rotation: Rotation?) -> String? {
    guard let rotation else { return "turned by an odd angle" }
    guard rotation != Rotation.none else { return nil }
    let turn = rotation.degrees == 0 ? nil : "turned \(rotation.degrees)° clockwise"
    return [rotation.isMirrored ? "mirrored" : nil, turn].compactMap(\.self).joined(separator: ", ")
  }

  private static func rate(_ rate: FrameRateFacts) -> String? {
    guard let shown = rate.average ?? rate.nominal else { return nil }
    let decimal = shown.framesPerSecond.shortDecimal(places: 3)
    let exact = shown.framesPerSecond.denominator == 1 ? "" : " (\(shown))"
    let pace = rate.isVariable.map { $0 ? ", variable" : ", constant" } ?? ""
    return "\(decimal) fps\(exact)\(pace)"
  }

  private static func colors(_ color: ColorFacts, _ range: DynamicRange?) -> String {
    let values = [color.primaries, color.transfer, color.matrix]
    let tags = values.contains { $0 != nil }
      ? "primaries, transfer, matrix " + values.map { $0 ?? "untagged" }.joined(separator: "/")
      : "colour untagged"
    return joined([range.map(FactsJSON.name), tags, color.range.map { "\($0.rawValue) range" }])
  }

  private static func describe(_ video: VideoFacts) -> String {
    let stored = video.storedSize != video.displaySize ? video.storedSize.map { "stored \($0)" } : nil
    let aspect = video.sampleAspectRatio.flatMap { $0 == AspectRatio(1) ? nil : "pixels \($0)" }
    let frames = video.frameCount.map { count in
      "\(count.value) frames"
        + (video.storedFrameCount.map { " (of \($0.value) stored)" } ?? "")
    }
    return joined([
      codec(video.codec), shape(video.displaySize, video.displayAspectRatio), stored, aspect,
      turn(video.rotation), rate(video.frameRate), frames, pixels(video.pixelFormat),
      video.scan?.rawValue, colors(video.color, video.dynamicRange),
      video.editList.map(edits), video.startTime.flatMap(start), video.language,
    ])
  }

  private static func start(_ time: MediaTime) -> String? {
    time == .zero ? nil : "starts at \(seconds(time)) s"
  }

  private static func edits(_ list: EditListFacts) -> String {
    let parts = [
      list.emptyStart.map { "waits \(seconds($0)) s" },
      list.hiddenHead.map { "hides \(seconds($0)) s at the start" },
      list.hiddenTail.map { "hides \(seconds($0)) s at the end" },
      list.editCount > 1 ? "joins \(list.editCount) parts" : nil,
    ]
    return "the edit list " + parts.compactMap(\.self).joined(separator: ", ")
  }

  private static func describe(_ audio: AudioFacts) -> String {
    joined([
      codec(audio.codec), audio.sampleRate.map { "\($0) Hz" },
      audio.channelLayout ?? audio.channelCount.map { "\($0) channels" },
      audio.bitDepth.map { "\($0)-bit" }, audio.duration.map { "\(seconds($0.value)) s" },
      audio.primingSampleCount.map { "\($0) priming samples" },
      audio.startTime.flatMap(start), audio.language,
    ])
  }

  private static func describe(_ image: ImageFacts) -> String {
    let stored = image.storedSize != image.displaySize ? image.storedSize.map { "stored \($0)" } : nil
    let frames = image.frameCount.map { "\($0) frames" }
    let length = image.animationDuration.map { "\(seconds($0)) s" }
    return joined([
      codec(image.codec), shape(image.displaySize, image.displaySize?.ratio), stored,
      turn(image.rotation), pixels(image.pixelFormat), image.colorModel,
      image.hasICCProfile == true ? "ICC profile" : nil,
      image.isAnimated
        ? joined(["animated", frames, length])
        : nil,
      image.dynamicRange.flatMap { $0.isHigh ? FactsJSON.name($0) : nil },
    ])
  }

  private static func describe(_ track: TrackFacts) -> String {
    let kind =
      switch track.kind {
      case .attachedPicture: "attached picture"
      case .subtitle, .data, .timecode, .attachment, .chapters, .unknown: track.kind.rawValue
      }
    return joined([kind, track.codec.name == "unknown" ? track.codec.tag : track.codec.name,
      track.language])
  }
}

extension Array where Element: Hashable {
  /// The elements without those that came before.
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
