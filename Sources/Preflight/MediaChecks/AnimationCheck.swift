import MediaModel

/// An image given as an image stands still.
struct AnimationCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard input.mediaType == .image, let image = input.facts.image, image.isAnimated else {
      return []
    }
    let count = image.frameCount.map { " of \($0) pictures" } ?? ""
    return [
      .about(
        input, "image.animated",
        measured: image.frameCount.map { Measurement(Rational($0), unit: .frames) },
        "\(context.subject(input)) is an animation\(count); only the first picture is used.",
        fix: Fix(.keepFirstPicture, "Save the picture that is meant as a still image."))
    ]
  }
}
