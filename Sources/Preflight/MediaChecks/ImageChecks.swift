import MediaModel

/// An image is stored as it is to be seen.
struct ImageOrientationCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard let image = input.facts.image, image.rotation != Rotation.none else { return nil }
    let orientation = image.exifOrientation.map { " (EXIF orientation \($0))" } ?? ""
    return .about(
      input, "image.orientation",
      measured: image.exifOrientation.map { MeasuredValue(Rational($0)) },
      "\(context.subject(input)) is turned only by its metadata\(orientation).",
      detail: "A provider that ignores the metadata works on an image that lies on its side.",
      fix: Fix(.bakeRotation, "Turn the pixels themselves."))
  }
}

/// An image has colours for screens, not for print.
struct ImageColorCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard let model = input.facts.image?.colorModel, model == "CMYK" || model == "YCCK" else {
      return nil
    }
    return .about(
      input, "image.cmyk", measured: MeasuredValue(model),
      "\(context.subject(input)) is stored in \(model), for print.",
      detail: "Many decoders refuse it or show wrong colours.",
      fix: Fix(.convertToRGB, "Convert it to sRGB."))
  }
}

/// An image given as an image stands still.
struct AnimationCheck: MediaCheck {
  static func finding(in input: AssignedInput, context: CheckContext) -> Finding? {
    guard input.mediaType == .image, let image = input.facts.image, image.isAnimated else {
      return nil
    }
    let count = image.frameCount.map { " of \($0) frames" } ?? ""
    return .about(
      input, "image.animated",
      measured: image.frameCount.map { MeasuredValue(Rational($0), unit: .frames) },
      "\(context.subject(input)) is an animation\(count); only the first frame is used.",
      fix: Fix(.keepFirstPicture, "Save the frame that is meant as a still image."))
  }
}
