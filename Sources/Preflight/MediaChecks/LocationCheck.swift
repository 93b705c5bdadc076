import MediaModel

/// The file does not tell the provider where it was recorded.
struct LocationCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard input.facts.container.hasLocation else { return [] }
    return [
      .about(
        input, "media.location",
        "\(context.subject(input)) says where it was recorded.",
        detail: "The place is uploaded with the file.",
        fix: Fix(.removeMetadata, "Remove the metadata before it is sent."))
    ]
  }
}
