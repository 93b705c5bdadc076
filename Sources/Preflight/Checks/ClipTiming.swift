package import MediaModel

/// How long an input is and how many frames it has, for the part of it that is sent.
package struct ClipTiming {
  /// Every reading of the length in seconds; empty when none is known.
  package let durations: [Reading]
  /// Every reading of the number of frames; empty when none is known.
  package let frameCounts: [Reading]
  /// The rate at which frames follow each other, or nil when unknown.
  package let rate: FrameRate?

  package init(_ facts: MediaFacts, selection: Selection = .whole) {
    let video = facts.mainVideo
    let isVariable = video?.frameRate.isVariable ?? false
    rate =
      isVariable
      ? video?.frameRate.average : video?.frameRate.nominal ?? video?.frameRate.average
    let animation = facts.image?.animationDuration.map {
      Reading(name: .animation, value: $0.seconds)
    }
    let lengths =
      [animation].compactMap(\.self)
      + facts.durations.readings.map {
        Reading(name: ReadingName($0.name), value: $0.time.value.seconds)
      }
    let counts = [
      facts.image?.frameCount.map { Reading(name: nil, value: Rational($0)) },
      video?.frameCount.map { Reading(name: nil, value: Rational($0.value)) },
      video?.storedFrameCount.map { Reading(name: .stored, value: Rational($0.value)) },
    ].compactMap(\.self)
    guard !selection.isWhole else {
      durations = lengths
      frameCounts = counts
      return
    }
    let part = SelectedPart(selection, lengths: lengths, rate: rate, frameCount: counts.first)
    durations = part.durations
    frameCounts = part.frameCounts
  }

  /// The longest and the shortest reading, or nil when there is none.
  var extremes: (longest: Reading, shortest: Reading)? {
    guard let longest = durations.max(by: { $0.value < $1.value }),
      let shortest = durations.min(by: { $0.value < $1.value })
    else { return nil }
    return (longest, shortest)
  }
}

/// The length and the frames of a selected part.
private struct SelectedPart {
  var durations: [Reading]
  var frameCounts: [Reading]

  init(_ selection: Selection, lengths: [Reading], rate: FrameRate?, frameCount: Reading?) {
    let from = selection.from?.seconds ?? 0
    if let to = selection.to?.seconds {
      // A selection that ends within a frame of the clip's end means the clip's end.
      let frame = rate?.framesPerSecond.reciprocal ?? 0
      let end = lengths.map(\.value).max() ?? to
      let stop = to > end && to - end < frame ? end : to
      durations = [Reading(name: .selection, value: stop - from)]
    } else {
      durations = lengths.map { Reading(name: .selection, value: max(0, $0.value - from)) }
    }
    guard let rate else {
      frameCounts = []
      return
    }
    // A frame belongs to the part in which it starts.
    let first = rate.frameCount(reaching: MediaTime(seconds: from))
    let shown = frameCount.map { $0.value.roundedDown }
    let asked = selection.to.map { rate.frameCount(reaching: $0) }
    let end = [asked, shown].compactMap(\.self).min()
    frameCounts =
      end.map {
        [Reading(name: .selection, value: Rational(max(0, $0 - first)))]
      } ?? []
  }
}
