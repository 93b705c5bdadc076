import MediaModel

/// Frames follow each other evenly.
struct VariableFrameRateCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard input.mediaType == .video, let rate = input.facts.mainVideo?.frameRate,
      rate.isVariable == true
    else { return [] }
    let average = rate.average.map { " (\($0.framesPerSecond.shortDecimal(places: 3)) on average)" }
    return [
      .about(
        input, "video.frame-rate.variable",
        measured: rate.average.map {
          Measurement($0.framesPerSecond, unit: .framesPerSecond, reading: "average")
        },
        "\(context.subject(input)) has a variable frame rate\(average ?? "").",
        detail: "Models see frames without times: motion comes out uneven, and sound drifts.",
        fix: Fix(.makeFrameRateConstant, "Convert it to a constant frame rate."))
    ]
  }
}
