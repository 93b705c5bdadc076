import MediaModel

/// A data URI states the media type of what it holds.
struct DataURICheck {
  private let context: CheckContext

  init(_ context: CheckContext) {
    self.context = context
  }

  /// A finding for each data URI that states another type, or none.
  var findings: [Finding] {
    context.inputs.compactMap { input in
      guard input.delivery.encodedLength != nil, !input.delivery.isBareBase64 else { return nil }
      let format = MediaFormat(input.facts.container.format)
      let right = format.mimeType(input.facts.kind)
      let stated = input.delivery.statedType
      guard let stated, stated != "application/octet-stream" else {
        return finding(input, "states no media type", id: "data-uri.type-missing", right)
      }
      let kind = stated.prefix { $0 != "/" }
      guard MediaFormat(stated) != format || kind != input.facts.kind.rawValue else { return nil }
      return finding(
        input, "states \(Wording.clipped(stated)), but holds \(right)",
        id: "data-uri.type-contradicts", right)
    }
  }

  private func finding(
    _ input: AssignedInput, _ observation: String, id: String, _ right: String
  ) -> Finding {
    Finding(
      id: id, severity: .advice, role: input.role, path: input.path,
      measured: Measurement(Wording.clipped(input.delivery.statedType ?? "none")),
      message: "The data URI of \(input.role) \(observation).",
      detail: "A provider that trusts the statement takes the data for something else.",
      fix: .advise("Begin it with data:\(right);base64,"))
  }
}
