import MediaModel

/// The index stands in front of the media where a provider fetches the file by URL.
struct IndexPositionCheck: MediaCheck {
  static func findings(in input: AssignedInput, context: CheckContext) -> [Finding] {
    guard context.request.transport == nil || context.request.transport == .url,
      input.facts.container.indexPosition == .end
    else { return [] }
    return [
      .about(
        input, "container.index-at-end",
        "\(context.subject(input)) has its index at the end of the file.",
        detail: "A provider that reads from a URL has to fetch the whole file before it can start; "
          + "some give up.",
        fix: Fix(.moveIndexToFront, "Move the index to the front (no new encoding)."))
    ]
  }
}
