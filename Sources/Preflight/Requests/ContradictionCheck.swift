import MediaModel

/// The settings of the result fit the media: their shape, their sound.
struct ContradictionCheck {
  /// The settings that say which shape the result is to have.
  static let shapeNames = ["aspect_ratio", "ratio", "size", "resolution"]
  private static let soundNames = [
    "keep_audio", "keep_original_sound", "keep_original_audio", "keepOriginalSound",
    "preserve_audio", "copy_audio",
  ]

  private let context: CheckContext

  init(_ context: CheckContext) {
    self.context = context
  }

  /// What contradicts what.
  var findings: [Finding] {
    guard !context.request.settings.isEmpty else { return [] }
    let frames = context.inputs.filter(isFrame)
    return frames.compactMap(shape) + context.inputs.compactMap(sound)
  }

  /// Whether the result is made of the very pictures of an input, which a reference is not.
  private func isFrame(_ input: AssignedInput) -> Bool {
    let declared = context.profile.input(input.role)
    // Where the very size has to be the same, the shape is said already.
    let isHeldToSize = context.stack.contains { limit in
      limit.limit.quantity == .outputSizeMatch && limit.applies(to: input)
    }
    return input.delivery.isSeen && !isHeldToSize
      && (input.mediaType == .image || input.mediaType == .video)
      && declared?.maximum == 1 && !input.role.lowercased().contains("ref")
      && !input.role.lowercased().contains("mask")
  }

  /// An upright picture in a wide result, or the reverse.
  private func shape(_ input: AssignedInput) -> Finding? {
    guard let given = input.facts.displayAspectRatio?.value,
      let (name, text, asked) = askedShape, (given < 1) != (asked < 1), given != 1, asked != 1
    else { return nil }
    let subject = context.subject(input)
    let verb = given < 1 ? "is upright" : "is wider than high"
    let size = input.facts.displaySize.map { " (\($0))" } ?? ""
    return Finding(
      id: "setting.shape-contradicts-input", severity: .advice, role: input.role, path: input.path,
      measured: Measurement(Wording.clipped(text)),
      message: "\(subject) \(verb)\(size); \(name)=\(Wording.clipped(text)) asks for a result that "
        + "is \(asked < 1 ? "upright" : "wider than high").",
      detail: "What does not fit is cropped or padded, which may take the subject away.",
      fix: .advise("Ask for the shape of the input, or crop it yourself."))
  }

  private var askedShape: (name: String, text: String, value: Rational)? {
    for name in Self.shapeNames {
      guard let text = context.request.settings[name] else { continue }
      let shape = PixelSize(text).map { $0.ratio.value } ?? AspectRatio(text)?.value
      if let shape { return (name, text, shape) }
    }
    return nil
  }

  /// Sound that shall be kept, and is not there.
  private func sound(_ input: AssignedInput) -> Finding? {
    guard input.delivery.isSeen, input.mediaType == .video, input.facts.audio.isEmpty,
      let name = Self.soundNames.first(where: { context.request.settings[$0] == "true" })
    else { return nil }
    return Finding(
      id: "setting.sound-not-there", severity: .advice, role: input.role, path: input.path,
      message: "\(context.subject(input)) has no sound, which \(name)=true asks to keep.",
      fix: .advise("Leave \(name) out, or export the clip with its sound."))
  }
}
