import MediaModel

/// Inputs of which only an address is known: what could not be held against the limits is said, and
/// fails where a limit is hard.
struct UnseenInputCheck {
  private let context: CheckContext

  init(_ context: CheckContext) {
    self.context = context
  }

  /// One finding for each such input.
  var findings: [Finding] {
    context.inputs.filter { !$0.delivery.isSeen }.map { input in
      let open = openLimits(on: input)
      return open.isEmpty ? unlimited(input) : unchecked(input, open)
    }
  }

  /// The hard limits that bind and that nothing is known to keep to.
  private func openLimits(on input: AssignedInput) -> [StackedLimit] {
    context.stack.filter { limit in
      let own = limit.limit
      return limit.force == .binds && own.level == .hard && own.effect == .reject
        && own.scope != .output && own.quantity.isAboutContent && limit.applies(to: input)
        && !input.delivery.knows(own.quantity)
        && own.truth(ofWay: context.transport(of: input)) != .fails
        && context.truth(of: limit, for: input) != .fails
    }
  }

  private func unchecked(_ input: AssignedInput, _ limits: [StackedLimit]) -> Finding {
    var names: [String] = []
    for name in limits.map(\.limit.quantity.limitedTrait) where !names.contains(name) {
      names.append(name)
    }
    let first = limits.first
    return Finding(
      id: "input.not-looked-at", severity: .unverified, role: input.role, path: input.path,
      message: "What lies behind \(input.path) was not looked at; "
        + "\(context.profile.name) limits its \(Wording.list(names, "and")).",
      detail: "What cannot be verified counts as broken, so that no money rides on a guess.",
      source: first?.limit.source, spokenBy: first?.speaker,
      fix: .advise(advice(for: input, limits)))
  }

  private func unlimited(_ input: AssignedInput) -> Finding {
    Finding(
      id: "input.not-looked-at", severity: .advice, role: input.role, path: input.path,
      message: "What lies behind \(input.path) was not looked at.",
      detail: "No limit of \(context.profile.name) on it is known that it could break.",
      fix: .advise(advice(for: input, [])))
  }

  private func advice(for input: AssignedInput, _ limits: [StackedLimit]) -> String {
    let file = "Give the file beside its address, as {\"path\": FILE, \"url\": ADDRESS}."
    let headersTell = limits.allSatisfy { limit in
      [.fileSize, .container, .imageFormat, .audioFormat].contains(limit.limit.quantity)
    }
    let canBeAsked = input.delivery.address != nil && input.delivery.answer == nil
    return headersTell && canBeAsked
      ? "Ask its server with --fetch-headers. Or g\(file.dropFirst())" : file
  }
}

extension Quantity {
  /// What of the media a limit on the quantity is about, in words.
  fileprivate var limitedTrait: String {
    switch self {
    case .duration: "length"
    case .frames: "number of frames"
    case .frameRate: "frame rate"
    case .width, .height, .side, .shortSide, .longSide, .area, .resolution, .resolutionTier,
      .outputSizeMatch:
      "size in pixels"
    case .aspectRatio, .aspectMatch: "shape"
    case .fileSize: "size in bytes"
    case .container, .imageFormat, .audioFormat: "format"
    case .videoCodec, .audioCodec: "codec"
    case .bitDepth: "bit depth"
    case .alpha: "transparency"
    case .audioPresence, .channels: "sound"
    case .count, .textLength, .urlLength, .urlScheme, .setting, .declaration, .note: rawValue
    }
  }
}
