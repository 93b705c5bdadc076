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
      return MeasuredNumber.text(time, places: step < 0.1 ? 2 : 1) + " s"
    }
    let seconds = Int(time.rounded())
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (minutes, hours) = (seconds / 60 % 60, seconds / 3600)
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
  }
}
