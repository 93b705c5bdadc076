import MediaModel

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
        [figure(thumbnail, "The picture \(name)", caption: "The picture")])
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
