import MediaModel

/// An image is stored as it is to be seen.
struct ImageOrientationCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard let image = input.facts.image, image.rotation != Rotation.none else { return [] }
    let orientation = image.exifOrientation.map { " (EXIF orientation \($0))" } ?? ""
    return [
      .about(
        input, "image.orientation",
        measured: image.exifOrientation.map { Measurement(Rational($0)) },
        "\(context.subject(input)) is turned only by its metadata\(orientation).",
        detail: "A provider that ignores the metadata works on a picture that lies on its side.",
        fix: Fix(.bakeRotation, "Turn the pixels themselves."))
    ]
  }
}
