import MediaModel

/// A clip is not so large or long that the job becomes slow and dear.
///
/// Thresholds: a short side above 1080 pixels, since most models work at 720p or 1080p and scale
/// down; and 30 s, since nearly all limits in the catalogue lie below, so that a longer clip takes
/// minutes to upload and is charged by the second.
struct WorkloadCheck: MediaCheck {
  static let largestShortSide = 1080
  static let longestDuration: Rational = 30

  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard input.mediaType == .video else { return [] }
    let timing = ClipTiming(
      input.facts, selection: context.isCut(input) ? context.request.selection : .whole)
    let size = input.facts.displaySize.flatMap { $0.shortSide > largestShortSide ? $0 : nil }
    let length = (timing.extremes?.longest.value).flatMap { $0 > longestDuration ? $0 : nil }
    let facts = [
      size.map { "is \($0)" }, length.map { "lasts \(Wording.seconds($0))" },
    ].compactMap(\.self)
    guard !facts.isEmpty else { return [] }
    return [
      .about(
        input, "media.workload", "\(context.subject(input)) \(Wording.list(facts, "and")).",
        detail: "High resolution and length make a job slow and dear, and more likely to fail.",
        fix: .advise("Try a short part at 1080p or less first."))
    ]
  }
}
