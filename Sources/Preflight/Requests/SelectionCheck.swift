import MediaModel

/// The selection lies within the clip.
struct SelectionCheck {
  private let context: CheckContext

  init(_ context: CheckContext) {
    self.context = context
  }

  /// What is wrong with the selection.
  var findings: [Finding] {
    context.inputs.filter(context.isCut).compactMap(outOfRange)
  }

  private func outOfRange(_ input: AssignedInput) -> Finding? {
    let timing = ClipTiming(input.facts)
    guard let length = timing.extremes?.longest.value else { return nil }
    // Asking for a fraction of a frame more than there is means the end.
    let frame = timing.rate?.framesPerSecond.reciprocal ?? 0
    let from = context.request.selection.from?.seconds ?? 0
    let to = context.request.selection.to?.seconds
    guard from >= length || (to.map { $0 - length >= max(frame, Rational.tiny) } ?? false) else {
      return nil
    }
    let asked = "from \(Wording.seconds(from))" + (to.map { " to \(Wording.seconds($0))" } ?? "")
    return Finding(
      id: "selection.out-of-range", severity: .blocker, role: input.role, path: input.path,
      measured: Measurement(length, unit: .seconds),
      message: "The selection goes \(asked), but \(context.subject(input).lowercasedThe) lasts "
        + "only \(Wording.seconds(length, besides: to)).",
      fix: .advise("Choose a part between 0 s and \(Wording.seconds(length))."))
  }
}

extension Rational {
  /// The microsecond to which times are printed.
  fileprivate static let tiny = Rational(1, 1_000_000) ?? 0
}
