import MediaModel

/// A video is coded in a way that is accepted, in its container where that matters.
struct VideoCodecCheck: LimitCheck {
  static let noun = "codec"
  static let mediaTypes: [MediaType] = [.video]

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    guard limit.limit.allowedByContainer.isEmpty || limit.limit.level == .hard else { return nil }
    return inputs.first?.facts.mainVideo.map { MeasuredValue($0.codec.name) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    // A list by container that is only advisory adds to a hard one: what may work, unsupported.
    let isTable = !limit.limit.allowedByContainer.isEmpty
    guard !isTable || limit.limit.level == .hard else { return [] }
    return inputs.filter { $0.mediaType == .video }.compactMap { input in
      violation(of: limit, by: input, in: context)
    }
  }

  private static func violation(
    of limit: StackedLimit, by input: AssignedInput, in context: CheckContext
  ) -> Violation? {
    let subject = context.subject(input)
    let table = limit.limit.allowedByContainer
    guard let codec = input.facts.mainVideo?.codec.name else {
      return Violation(
        id: "video.codec.unknown", certainty: .unknown, input: input,
        observation: "The codec of \(subject.lowercasedThe) is not known",
        demand: demand(limit.limit, in: input))
    }
    let isAllowed =
      table.isEmpty
      ? MediaCodec(codec).isOne(of: limit.limit.bounds.allowedTexts)
      : table.admits(codec, in: input.facts.container.format)
    guard !isAllowed else { return nil }
    let mayWork = context.stack.contains { other in
      other.speaker == limit.speaker && other.limit.level == .advisory && other.applies(to: input)
        && other.limit.allowedByContainer.admits(codec, in: input.facts.container.format)
    }
    let place = table.isEmpty ? "" : " in \(input.facts.container.articleAndName)"
    let targets = codecs(limit.limit, in: input)
    return Violation(
      id: mayWork ? "video.codec.unsupported" : "video.codec.not-accepted",
      certainty: mayWork ? .inexact : .broken, input: input, measured: MeasuredValue(codec),
      observation: "\(subject) is coded as \(codec)\(place)",
      demand: demand(limit.limit, in: input),
      reason: mayWork ? "The provider says that it may work, but does not support it." : nil,
      fix: Fix(
        .transcode(containers: Array(table.keys).sorted(), codecs: targets),
        "Re-encode it as \(Wording.list(targets))."))
  }

  private static func codecs(_ limit: Limit, in input: AssignedInput) -> [String] {
    let table = limit.allowedByContainer
    guard !table.isEmpty else { return limit.bounds.allowedTexts }
    return table.codecs(in: input.facts.container.format) ?? table.codecs(in: "mp4")
      ?? Set(table.values.flatMap(\.self)).sorted()
  }

  private static func demand(_ limit: Limit, in input: AssignedInput) -> String {
    let table = limit.allowedByContainer
    let format = input.facts.container.format
    guard !table.isEmpty else { return Wording.list(limit.bounds.allowedTexts) }
    guard let codecs = table.codecs(in: format) else {
      return "\(Wording.list(table.keys.sorted())) files"
    }
    return "\(Wording.list(codecs)) in \(format)"
  }
}

extension [String: [String]] {
  /// The codecs that are accepted in a container, or nil when the container is not listed.
  fileprivate func codecs(in container: String) -> [String]? {
    first { MediaFormat($0.key) == MediaFormat(container) }?.value
  }

  fileprivate func admits(_ codec: String, in container: String) -> Bool {
    codecs(in: container).map { MediaCodec(codec).isOne(of: $0) } ?? false
  }
}
