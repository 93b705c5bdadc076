import MediaModel

/// An image has colours for screens, not for print.
struct ImageColorCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard let model = input.facts.image?.colorModel, model == "CMYK" || model == "YCCK" else {
      return []
    }
    return [
      .about(
        input, "image.cmyk", measured: Measurement(model),
        "\(context.subject(input)) is stored in \(model), for print.",
        detail: "Many decoders refuse it or show wrong colours.",
        fix: Fix(.convertToRGB, "Convert it to sRGB."))
    ]
  }
}
