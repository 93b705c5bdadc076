import MediaModel

/// A clip has one video track.
struct SeveralTracksCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    let count = input.facts.video.count
    guard input.mediaType == .video, count > 1 else { return [] }
    let main = input.facts.mainVideo.map { "; track \($0.index) is the one checked here" } ?? ""
    return [
      .about(
        input, "video.several-tracks", measured: Measurement(Rational(count), unit: .items),
        "\(context.subject(input)) has \(count) video tracks\(main).",
        detail: "Which of them a provider takes is its own choice.",
        fix: Fix(.keepOneVideoTrack, "Keep only the track that is meant."))
    ]
  }
}
