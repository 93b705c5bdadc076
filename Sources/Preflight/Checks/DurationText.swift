import MediaModel

/// What a finding about the length of one clip says.
struct DurationText {
  let subject: String
  let timing: ClipTiming
  let bounds: Bounds

  /// `"The clip lasts 5.080 s (container)"`.
  func observation(_ breach: Breach) -> String {
    let value = Wording.seconds(breach.reading.value, besides: bounds.bound(broken: breach))
    let isPlain = breach.reading.name == "selection" || timing.durations.count == 1
    let reader = isPlain ? "" : " (\(breach.reading.name.map(Self.readerName) ?? "header"))"
    return "\(subject) lasts \(value)\(reader)"
  }

  /// The same in frames, and where readers disagree on which side of the limit the clip is.
  func remarks(_ breach: Breach) -> [String] {
    [frames(breach), disagreement(breach)].compactMap(\.self)
  }

  /// Why this reading counts, where others say otherwise.
  func reason(_ breach: Breach) -> String? {
    guard Set(timing.durations.map(\.value)).count > 1 else { return nil }
    switch breach {
    case .tooLarge:
      return "Providers read the length in different ways, so the longest reading counts."
    case .tooSmall:
      return "Providers read the length in different ways, so the shortest reading counts."
    case .notAllowed, .offGrid: return nil
    }
  }

  /// How to bring the clip within the bounds.
  func fix(_ breach: Breach, keep: Profile.ClipEnd?) -> Fix? {
    switch breach {
    case .tooLarge:
      guard let maximum = bounds.maximum else { return nil }
      let frames = mostFrames(within: maximum)
      let end = keep == .end ? ", and keep its end" : ""
      let length = frames.flatMap(length) ?? Wording.shortSeconds(maximum.value)
      let amount = maximum.isExclusive && frames == nil ? "less than" : "at most"
      // Where the pictures fit already, it is the sound or the header that is too long.
      let count = timing.frameCounts.map(\.value).max()?.roundedDown
      let fits = frames.map { most in count.map { $0 <= most } ?? false } ?? false
      let subject = fits ? "all its tracks" : "it"
      return Fix(
        .trim(minimum: bounds.minimum?.value, maximum: maximum, frameCount: frames),
        "Trim \(subject) to \(amount) \(length)\(end).")
    case .tooSmall:
      guard let minimum = bounds.minimum else { return nil }
      let least =
        fewestFrames(reaching: minimum).flatMap(length) ?? Wording.shortSeconds(minimum.value)
      return Fix(.lengthen(minimum: minimum), "Choose a longer part: at least \(least).")
    case .notAllowed, .offGrid:
      let reachable = bounds.allowedNumbers.filter { $0 <= breach.reading.value }.max()
      guard let reachable else { return nil }
      let length = Bounds.Bound(reachable)
      return Fix(
        .trim(minimum: reachable, maximum: length, frameCount: mostFrames(within: length)),
        "Trim it to \(Wording.shortSeconds(reachable)).")
    }
  }

  private func frames(_ breach: Breach) -> String? {
    guard let count = timing.frameCounts.first?.value.roundedDown, let rate = timing.rate else {
      return nil
    }
    let counted = "\(count) frame\(count == 1 ? "" : "s") at \(Wording.rate(rate.framesPerSecond))"
    switch breach {
    case .tooLarge:
      guard let maximum = bounds.maximum, let most = mostFrames(within: maximum), most < count
      else { return nil }
      return "\(counted), at most \(most) fit."
    case .tooSmall:
      guard let minimum = bounds.minimum, let least = fewestFrames(reaching: minimum), least > count
      else { return nil }
      return "\(counted), at least \(least) are needed."
    case .notAllowed, .offGrid: return "\(counted)."
    }
  }

  private func disagreement(_ breach: Breach) -> String? {
    let limit = bounds.bound(broken: breach)
    let within: Reading?
    switch breach {
    case .tooLarge:
      within = timing.durations.filter { bounds.admitsAsMaximum($0.value) }
        .max { $0.value < $1.value }
    case .tooSmall:
      within = timing.durations.filter { bounds.admitsAsMinimum($0.value) }
        .min { $0.value < $1.value }
    case .notAllowed, .offGrid: within = nil
    }
    guard let within, let name = within.name, name != "selection" else { return nil }
    let inside = Self.claim(name, Wording.seconds(within.value, besides: limit))
    let outside = Self.claim(
      breach.reading.name ?? "", Wording.seconds(breach.reading.value, besides: limit))
    return "\(inside.capitalizedFirst), but \(outside)."
  }

  private func mostFrames(within maximum: Bounds.Bound) -> Int64? {
    guard let rate = timing.rate else { return nil }
    let exact = maximum.value * rate.framesPerSecond
    let isWhole = exact.denominator == 1
    return exact.roundedDown - (maximum.isExclusive && isWhole ? 1 : 0)
  }

  private func fewestFrames(reaching minimum: Bounds.Bound) -> Int64? {
    guard let rate = timing.rate else { return nil }
    let exact = minimum.value * rate.framesPerSecond
    let isWhole = exact.denominator == 1
    return exact.roundedUp + (minimum.isExclusive && isWhole ? 1 : 0)
  }

  private func length(_ frames: Int64) -> String? {
    timing.rate.map {
      "\(frames) frames (\($0.duration(ofFrames: frames).seconds.shortDecimal(places: 6)) s)"
    }
  }

  private static func readerName(_ reading: String) -> String {
    switch reading {
    case "video": "video track"
    case "audio": "audio track"
    case "ignoringEditList": "edit list ignored"
    default: reading
    }
  }

  private static func claim(_ reading: String, _ value: String) -> String {
    switch reading {
    case "container": "the container says \(value)"
    case "video": "the video track lasts \(value)"
    case "audio": "the audio track lasts \(value)"
    case "packets": "the packets last \(value)"
    case "ignoringEditList": "without its edit list it lasts \(value)"
    default: "it lasts \(value)"
    }
  }
}
