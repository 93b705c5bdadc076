import MediaModel
import Preflight

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

  /// The window of one profile in one clip, or nil for what is no clip.
  ///
  /// - Parameters:
  ///   - result: What the profile says.
  ///   - input: The clip.
  ///   - selection: The part that will be sent.
  ///   - keepsEnd: Whether the profile wants the end of a clip that is cut.
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
