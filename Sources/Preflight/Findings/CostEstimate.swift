import MediaModel

/// Works out what a request costs, where the profile's prices leave no doubt.
struct CostEstimate {
  private let context: CheckContext

  init(_ context: CheckContext) {
    self.context = context
  }

  /// The prices that may apply, and the amount if it is certain.
  var cost: Cost {
    let judged = context.profile.prices.map { price in
      (price, Truth.all(price.when.map { context.truth(of: $0, for: context.inputs.first) }))
    }
    let possible = judged.filter { $0.1 != .fails }
    guard !context.profile.prices.isEmpty else { return Cost(note: "no price known") }
    guard possible.count == 1, let (price, truth) = possible.first, truth == .holds else {
      return Cost(
        prices: possible.map(\.0),
        note: possible.isEmpty
          ? "no price known for these settings" : "which price applies depends on the settings")
    }
    guard let amount = price.amount else {
      return Cost(prices: [price], note: "only a range of prices is known")
    }
    guard let (count, reason) = count(price.per) else {
      return Cost(prices: [price], note: "how much is charged for is not known")
    }
    return Cost(
      prices: [price], amount: amount * count, currency: price.currency,
      note: "\(Wording.number(amount)) \(price.currency) \(reason)")
  }

  /// How many times the amount is asked, with the reason in words, or nil when that is not known.
  private func count(_ basis: Price.Basis) -> (Rational, String)? {
    let clip =
      context.inputs.first { $0.mediaType == .video }
      ?? context.inputs.first { $0.mediaType == .audio }
    let timing = clip.map { clip in
      ClipTiming(
        clip.facts, selection: context.isCut(clip) ? context.request.selection : .whole)
    }
    switch basis {
    case .request: return (1, "a request")
    case .second, .outputSecond:
      guard let given = context.setting("duration"), let length = Rational(decimal: given) else {
        return nil
      }
      return (length, "a second, for \(Wording.shortSeconds(length)) of result")
    case .inputSecond:
      guard let length = timing?.extremes?.longest.value else { return nil }
      return (length, "a second, for \(Wording.seconds(length)) of input")
    case .frame:
      guard let frames = timing?.frameCounts.first?.value else { return nil }
      return (frames, "a frame, for \(frames.roundedDown) frames of input")
    case .thirtyFrames:
      guard let frames = timing?.frameCounts.first?.value, let runs = frames / 30 else {
        return nil
      }
      return (Rational(runs.roundedUp), "for every 30 frames, for \(frames.roundedDown) frames")
    }
  }
}
