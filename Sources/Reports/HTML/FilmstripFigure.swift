import Preflight

/// The frames of a clip in a row under a ruler of time, with what profiles would take of it drawn
/// over them.
struct FilmstripFigure {
  let name: String
  let strip: Filmstrip
  let windows: [AcceptedWindow]

  /// The figure.
  var markup: Markup {
    let caption = windows.isEmpty ? Markup.empty : .element("figcaption", [:], [lanes])
    return .element(
      "figure", ["class": "strip"],
      [
        .element("div", ["class": "timeline"], [ruler, film, times]),
        caption,
        strip.reachesEnd || strip.frames.count < 2
          ? .empty
          : .element(
            "p", ["class": "quiet"],
            text: "The last frame is not shown: it takes long to decode."),
      ])
  }

  /// Where the scale ends.
  private var end: MediaTime { windows.map(\.end).reduce(strip.duration, max) }

  private func share(_ time: MediaTime) -> Double { Share.of(time, in: end) }

  private var ruler: Markup {
    let marks = TimeRuler(to: end.seconds.approximation).marks.map { mark in
      Markup.element(
        "span",
        [
          "class": mark.fraction > 0.94 ? "last" : nil,
          "style": "left:\(Share.percent(mark.fraction))",
        ],
        text: mark.label)
    }
    return .element("div", ["class": "ruler", "aria-hidden": "true"], marks)
  }

  /// The frames in equal cells, and over them what is cut off or missing.
  private var film: Markup {
    let frames = strip.frames.enumerated().map { index, frame in
      Markup.element(
        "li", [:],
        [.picture(frame.thumbnail, alternative: alternative(of: frame, at: index))])
    }
    let width = Share.percent(share(strip.duration))
    return .element(
      "div", ["class": "film"],
      [.element("ol", ["style": "width:\(width)", "aria-label": "Frames of \(name)"], frames)]
        + overlays)
  }

  private func alternative(of frame: Filmstrip.Frame, at index: Int) -> String {
    let isLast = strip.reachesEnd && index == strip.frames.count - 1
    let which = index == 0 ? "First frame" : isLast ? "Last frame" : "Frame"
    return "\(which) at \(FactWords.seconds(frame.time))"
  }

  /// The true times of the frames, under them.
  private var times: Markup {
    .element(
      "div",
      [
        "class": "times", "aria-hidden": "true",
        "style": "width:\(Share.percent(share(strip.duration)))",
      ],
      strip.frames.map { frame in
        .element("span", [:], text: frame.time.seconds.shortDecimal(places: 2))
      })
  }

  /// What is drawn over the frames: only where all windows agree, else the lanes under them tell.
  private var overlays: [Markup] {
    let shapes = Set(windows.map { [$0.kept, $0.selected] })
    guard shapes.count == 1, let window = windows.first else { return cuts }
    if let needed = window.neededEnd {
      return [part("missing", window.selected.upperBound..<needed)]
    }
    guard let kept = window.kept, kept != .zero..<strip.duration else { return [] }
    var parts: [Markup] = []
    if kept.lowerBound > .zero { parts.append(part("lost", .zero..<kept.lowerBound)) }
    if kept.upperBound < strip.duration {
      parts.append(part("lost", kept.upperBound..<strip.duration))
    }
    return parts.isEmpty ? [] : parts + [part("kept", kept)]
  }

  /// Where profiles that do not agree would cut.
  private var cuts: [Markup] {
    let places = windows.filter(\.cuts).compactMap(\.kept)
      .flatMap { [$0.lowerBound, $0.upperBound] }
      .filter { $0 > .zero && $0 < strip.duration }
    return Set(places).sorted().map { part("cut", $0..<$0) }
  }

  private func part(_ name: String, _ range: Range<MediaTime>) -> Markup {
    .element(
      "div",
      [
        "class": name, "aria-hidden": "true",
        "style": Share.style(from: share(range.lowerBound), to: share(range.upperBound)),
      ])
  }

  /// A line for each profile: what it would keep, in words and as a bar under the frames.
  private var lanes: Markup {
    .element(
      "ul", ["class": "lanes"],
      windows.map { window in
        var bars = [part("sent", window.selected)]
        if let needed = window.neededEnd {
          bars.append(part("missing", window.selected.upperBound..<needed))
        }
        if let kept = window.kept {
          bars.append(part("lost", window.selected))
          bars.append(part("kept", kept))
        }
        return .element(
          "li", [:],
          [
            .element("div", ["class": "lane"], bars),
            .element(
              "p", [:],
              [.element("strong", [:], text: window.profileName), .text(": \(window.sentence)")]),
          ])
      })
  }
}

/// The first and the last frame, or the picture of a still, large enough to be looked at.
struct EndsFigure {
  let name: String
  let pictures: FilePictures

  /// The figures, or the reason why there are none.
  var markup: Markup {
    switch pictures {
    case .none(let reason): return .element("p", ["class": "no-picture"], text: reason)
    case .still(let thumbnail):
      return .element(
        "div", ["class": "ends"],
        [figure(thumbnail, "The image \(name)", caption: "The image")])
    case .clip(let strip):
      guard let first = strip.frames.first, let last = strip.frames.last else { return .empty }
      let isAlone = strip.frames.count < 2 || !strip.reachesEnd
      return .element(
        "div", ["class": "ends"],
        [frame(first, "First frame")] + (isAlone ? [] : [frame(last, "Last frame")]))
    }
  }

  private func frame(_ frame: Filmstrip.Frame, _ which: String) -> Markup {
    let number = frame.number.map { ", number \($0)" } ?? ""
    return figure(
      frame.thumbnail, "\(which) of \(name)",
      caption: "\(which) · \(FactWords.seconds(frame.time))\(number)")
  }

  private func figure(_ thumbnail: Thumbnail, _ text: String, caption: String) -> Markup {
    .element(
      "figure", [:],
      [
        .picture(thumbnail, alternative: text),
        .element("figcaption", [:], text: caption),
      ])
  }
}

/// Which part of a clip a profile would take, as far as its length alone decides.
struct AcceptedWindow: Hashable {
  var profileName: String
  var verdict: Verdict
  /// What is sent: the selected part, or the whole clip.
  var selected: Range<MediaTime>
  /// The part that a cut would keep, or nil when the clip is too short.
  var kept: Range<MediaTime>?
  /// Whether the clip was cut already.
  var isDone = false
  /// Where the clip would have to end to be long enough, or nil.
  var neededEnd: MediaTime?

  /// The window of one profile in one clip of which a part will be sent, or nil for what is no clip;
  /// `keepsEnd` says whether the profile wants the end of a clip that is cut.
  init?(
    of result: ProfileResult, in input: RequestInput, selection: Selection, keepsEnd: Bool
  ) {
    guard let length = input.facts.shownLength, length > .zero else { return nil }
    profileName = result.name
    verdict = result.verdict
    let start = min(selection.from ?? .zero, length)
    selected = start..<max(start, min(selection.to ?? length, length))
    let actions = result.findings.filter { $0.path == input.path }
      .compactMap { finding in finding.fix.map { ($0.action, finding.severity) } }
    var longest: MediaTime?
    var shortest: MediaTime?
    let rate = input.facts.mainVideo?.frameRate
    for (action, severity) in actions where severity != .advice {
      switch action {
      case .trim(_, let maximum, let frames):
        let exact = frames.flatMap { count in
          (rate?.nominal ?? rate?.average)?.duration(ofFrames: count)
        }
        let most = min(
          exact ?? MediaTime(seconds: maximum.value), MediaTime(seconds: maximum.value))
        longest = min(longest ?? most, most)
      case .trimFrames(let bounds):
        guard let count = bounds.maximum?.value.roundedDown,
          let rate = rate?.nominal ?? rate?.average
        else { continue }
        let most = rate.duration(ofFrames: count)
        longest = min(longest ?? most, most)
      case .lengthen(let minimum):
        let least = MediaTime(seconds: minimum.value)
        shortest = max(shortest ?? least, least)
      case .scale, .resize, .reshape, .convertFrameRate, .transcode, .convertImage,
        .convertAudio, .compress, .moveIndexToFront, .removeMetadata, .bakeRotation,
        .deinterlace, .makeFrameRateConstant, .convertToSDR, .convertBitDepth,
        .makePixelsSquare, .removeAlpha, .removeAudio, .mixChannels, .dropHiddenFrames,
        .keepOneVideoTrack, .keepFirstPicture, .convertToRGB, .advise:
        continue
      }
    }
    if let shortest {
      let needed = selected.lowerBound + shortest
      // Of a file that contradicts itself, the shortest length fails and the one that is shown does not:
      // nothing true could be drawn.
      guard needed > selected.upperBound else { return nil }
      neededEnd = needed
    } else if let longest {
      kept = Self.part(of: selected, lasting: longest, atEnd: keepsEnd)
    } else {
      kept = selected
    }
  }

  /// The part of a clip that a repair kept.
  init(name: String, kept: Range<MediaTime>, of length: MediaTime) {
    profileName = name
    verdict = .pass
    selected = .zero..<length
    self.kept = kept
    isDone = true
  }

  /// Where the scale has to end so that all of it can be drawn.
  var end: MediaTime { max(selected.upperBound, neededEnd ?? .zero) }

  /// Whether some of what is sent would be cut off.
  var cuts: Bool { kept.map { $0 != selected } ?? false }

  /// What the window means, a clause after the name.
  var sentence: String {
    func text(_ time: MediaTime) -> String { time.seconds.shortDecimal(places: 3) + " s" }
    if let neededEnd {
      let needed = text(neededEnd - selected.lowerBound)
      return "too short by \(text(neededEnd - selected.upperBound)), \(needed) is needed"
    }
    guard let kept, cuts else { return isDone ? "all of it stays" : "takes its whole length" }
    let lost = (selected.upperBound - selected.lowerBound) - (kept.upperBound - kept.lowerBound)
    let part = "\(text(kept.lowerBound)) to \(text(kept.upperBound))"
    return isDone
      ? "\(part) stays, \(text(lost)) is cut off"
      : "a cut would keep \(part) and lose \(text(lost))"
  }

  private static func part(
    of whole: Range<MediaTime>, lasting length: MediaTime, atEnd: Bool
  ) -> Range<MediaTime> {
    let length = max(.zero, length)
    guard whole.lowerBound + length < whole.upperBound else { return whole }
    return atEnd
      ? (whole.upperBound - length)..<whole.upperBound
      : whole.lowerBound..<(whole.lowerBound + length)
  }
}

extension MediaFacts {
  /// How long the pictures of a clip are shown, or nil for what is no clip.
  var shownLength: MediaTime? {
    guard kind == .video else { return image?.animationDuration }
    return mainVideo?.duration?.value ?? durations.packets?.value ?? durations.longest?.time.value
  }
}

/// The marks of a scale of time: round numbers, few enough to be read on a phone.
struct TimeRuler: Equatable {
  /// One mark with its number.
  struct Mark: Equatable {
    /// In seconds.
    var time: Double
    /// How far it is from the start, from 0 to 1.
    var fraction: Double
    var label: String
  }

  let marks: [Mark]

  /// The marks of a scale that ends at a number of seconds.
  init(to end: Double) {
    guard end.isFinite, end > 0 else {
      marks = []
      return
    }
    let step = Self.steps.first { end / $0 <= 6 } ?? (end / 6 / 3600).rounded(.up) * 3600
    let count = Int((end / step).rounded(.down))
    marks = (0...count).map { number in
      let time = Double(number) * step
      return Mark(time: time, fraction: time / end, label: Self.label(time, step: step))
    }
  }

  private static let steps: [Double] = [
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600,
    7200,
  ]

  /// `"2.5 s"`, and from a minute on `"1:30"`.
  private static func label(_ time: Double, step: Double) -> String {
    guard time >= 60, step >= 1 else {
      return Decimal.text(time, places: step < 0.1 ? 2 : 1) + " s"
    }
    let seconds = Int(time.rounded())
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (minutes, hours) = (seconds / 60 % 60, seconds / 3600)
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
  }
}

/// Lengths of a drawing as shares of its width.
enum Share {
  /// A share as a percentage of CSS, between none and all.
  static func percent(_ share: Double) -> String {
    let share = share.isFinite ? min(max(share, 0), 1) : 0
    return Decimal.text(share * 100, places: 3) + "%"
  }

  /// The style of a part that begins at one share and ends at another.
  static func style(from start: Double, to end: Double) -> String {
    "left:\(percent(start));width:\(percent(max(0, end - start)))"
  }

  /// How far a time is along a scale that ends at another.
  static func of(_ time: MediaTime, in end: MediaTime) -> Double {
    (time.seconds / end.seconds)?.approximation ?? 0
  }
}
