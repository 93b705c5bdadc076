import MediaModel
import Preflight

extension ClipPlanner {
  /// Why nothing that can be done to a clip would help; empty when something may.
  func hopelessness(_ needs: ClipNeeds) -> [Refusal] {
    guard facts.kind == .video, facts.mainVideo != nil else {
      let failing = needs.findings.filter { $0.severity.verdict == .fail }
      return [
        Refusal(
          failing.first?.id ?? "not-a-clip",
          reason: failing.reason(else: "The file has no moving pictures."),
          choices: failing.compactMap(\.fix?.sentence).uniqued)
      ]
    }
    let misplaced = needs.findings.filter { $0.id.hasPrefix("input.") }
    guard misplaced.isEmpty else {
      return misplaced.map {
        Refusal($0.id, reason: $0.message, choices: [$0.fix?.sentence].compactMap(\.self))
      }
    }
    return facts.problems.compactMap { refusal(for: $0) }
  }

  private func refusal(for problem: MediaProblem) -> Refusal? {
    switch problem.kind {
    case .truncated, .damaged:
      guard !isTrim, !wishes.toleratesDamage else { return nil }
      return Refusal(
        "damaged", reason: problem.message.sentence,
        choices: [
          "Copy or export the file again.",
          "--tolerate-damage replaces what cannot be decoded by the frame before.",
        ])
    case .encrypted:
      return Refusal(
        "encrypted", reason: problem.message.sentence, choices: ["Export it without protection."])
    case .empty, .unreadable, .refersToOtherFile, .tooLarge, .timedOut, .decoderCrashed:
      return Refusal(problem.kind.rawValue, reason: problem.message.sentence)
    case .undecodable, .durationContradicted, .colorContradicted, .misnamed:
      return nil
    }
  }

  /// The part of the clip of which frames have to be known, counted from its first frame, or nil for
  /// all of it.
  var part: Range<MediaTime>? {
    guard let rates = facts.mainVideo?.frameRate, rates.isVariable != true,
      let rate = rates.nominal ?? rates.average
    else { return nil }
    func time(_ position: TimePosition?) -> MediaTime? { position?.time(at: rate) }
    let counted = wishes.frameCount.map { rate.duration(ofFrames: Int64($0)) }
    let longest = time(wishes.duration) ?? counted ?? longestAccepted
    if let around = time(wishes.around) {
      return longest.map { Self.span(from: around - $0, to: around + $0) }
    }
    if let to = time(wishes.to) { return Self.span(from: time(wishes.from) ?? .zero, to: to) }
    guard let longest else { return nil }
    guard wishes.keep ?? judge.keptEnd != .end || wishes.from != nil else {
      return facts.mainVideo?.duration.map {
        Self.span(from: $0.value - longest, to: $0.value + .second)
      }
    }
    let from = time(wishes.from) ?? .zero
    return Self.span(from: from, to: from + longest)
  }

  /// The longest that any limit accepts, or nil when one accepts every length.
  private var longestAccepted: MediaTime? {
    let limits = judge.bounds(on: .duration, for: facts)
    let longest = limits.compactMap { bounds in
      bounds.maximum?.value ?? bounds.allowedNumbers.max()
    }.max()
    guard let longest, let rate = facts.mainVideo?.frameRate.nominal else { return nil }
    let isNeeded = judge.bounds(on: .frames, for: facts).isEmpty
    return isNeeded ? MediaTime(seconds: longest) + rate.duration(ofFrames: 2) : nil
  }

  /// A span with a second to spare on both sides.
  private static func span(from start: MediaTime, to end: MediaTime) -> Range<MediaTime> {
    let first = max(.zero, start - .second)
    return first..<max(first + .second, end + .second)
  }
}

extension MediaTime {
  static let second = MediaTime(seconds: 1)
}
