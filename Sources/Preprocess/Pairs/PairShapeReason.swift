import MediaModel
import Preflight

/// Why a pair has its shape, in one sentence.
struct PairShapeReason {
  let text: String

  init(_ pair: PairPlan) {
    let (size, shown, wishes) = (pair.size, [pair.start.shown, pair.end.shown], pair.wishes)
    let shape = Self.name(size.ratio)
    let fits = shown.compactMap { PictureFit.fit($0, to: size, wishes) }
    let losses = zip(fits, shown).map { fit, shown in max(fit.lostShare(of: shown), fit.barShare) }
    guard losses.contains(where: { $0 * 50 >= 1 }) else {
      let isExact = losses.allSatisfy { $0 == 0 }
      text = isExact ? "Both are \(shape) already." : "Both are \(shape) but for a hair."
      return
    }
    let word = wishes.aspectChange == .pad ? "gets bars," : "loses"
    let sides = zip(["A", "B"], zip(shown, losses)).map { name, side in
      let cost = side.1 == 0 ? "stays as it is" : "\(word) \(Words.percent(side.1))"
      return "\(name) is \(Self.name(side.0.ratio)) and \(cost)"
    }
    let profiles = pair.acceptance.start.profiles.map(\.name)
    let takers = "\(Words.list(profiles, "and")) \(profiles.count == 1 ? "takes" : "take")"
    let scope = profiles.isEmpty ? "of the usual shapes" : "of what \(takers)"
    text = "\(sides.joined(separator: "; ")). That costs the two least \(scope)."
  }

  private static func name(_ ratio: AspectRatio) -> String { "\(ratio.nearestCommon ?? ratio)" }
}
