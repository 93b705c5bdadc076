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
      let name =
        reading.name == .ignoringEditList ? "edit list ignored" : reading.name.rawValue
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
