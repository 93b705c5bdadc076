import MediaModel
import Preflight

/// The frame rate that a result gets.
struct RateChoice {
  /// The rate.
  let rate: FrameRate
  /// Whether the profiles accept it.
  let isAccepted: Bool

  /// Chooses the source's rate where it is accepted, else a half of it where that is a usual rate,
  /// since it only leaves frames out, else the nearest accepted one.
  init(from source: FrameRate, of facts: MediaFacts, judge: ResultJudge) {
    func objections(_ rate: FrameRate) -> Objections {
      judge.objections(to: facts.running(at: rate), about: [.frameRate])
    }
    let unchanged = objections(source)
    guard unchanged != .none else {
      rate = source
      isAccepted = true
      return
    }
    let bounds = judge.bounds(on: .frameRate, for: facts)
    let named = bounds.flatMap { bounds in
      [bounds.minimum?.value, bounds.maximum?.value].compactMap(\.self) + bounds.allowedNumbers
    }.compactMap { FrameRate($0) }
    let others = (FrameRate.standard + named).uniqued
      .sorted { $0.distance(to: source) < $1.distance(to: source) }
    let half = [source.half].filter(FrameRate.standard.contains)
    let candidates = [source] + half + others
    let judged = candidates.map { ($0, objections($0)) }
    let best = judged.map(\.1).min() ?? unchanged
    rate = judged.first { $0.1 == best }?.0 ?? source
    isAccepted = best.refusals == 0
  }
}
