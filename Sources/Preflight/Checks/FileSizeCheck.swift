package import MediaModel

/// A file, or its text in a data URI, has neither more nor fewer bytes than accepted.
struct FileSizeCheck: LimitCheck {
  static let noun = "size in bytes"
  static let mediaTypes: [MediaType] = [.image, .video, .audio]
  static let unit: LimitUnit? = .bytes
  static let listed: ListedValue? = .number
  static let isSummable = true
  static let header: TellingHeader? = .contentLength

  static func write(_ value: Rational) -> String { Wording.bytes(value) }

  static func readings(
    of quantity: Quantity, in input: AssignedInput, _ timing: ClipTiming
  ) -> [Reading] { [Reading(value: Rational(input.facts.byteCount))] }

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    guard let input = inputs.first, input.facts.byteCount > 0 else { return nil }
    guard limit.limit.measures == .encoded else {
      return MeasuredValue(Rational(input.facts.byteCount), unit: .bytes)
    }
    return MeasuredValue(Rational(DataURI.length(of: input)), unit: .bytes, reading: .encoded)
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    // A file that is only planned has no size yet; it is judged once it is written.
    let files = inputs.filter { $0.mediaType != .text && $0.facts.byteCount > 0 }
    guard limit.limit.scope == .combined || limit.limit.scope == .request, files.count > 1 else {
      return files.flatMap { violations(of: limit.limit, by: [$0], in: context) }
    }
    return violations(of: limit.limit, by: files, in: context)
  }

  private static func violations(
    of limit: Limit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let isEncoded = limit.measures == .encoded
    let sizes = inputs.map { isEncoded ? DataURI.length(of: $0) : $0.facts.byteCount }
    let reading = Reading(
      name: isEncoded ? .encoded : nil, value: Rational(sizes.reduce(0, +)))
    let single = inputs.count == 1 ? inputs.first : nil
    let noun = "\(inputs.first?.mediaType.rawValue ?? "media").file-size"
    let subject = single.map(context.subject) ?? "The \(inputs.count) files together"
    let verb = single == nil ? "have" : "has"
    return limit.bounds.breaches(of: [reading]).map { breach in
      Violation(
        id: "\(noun).\(breach.idSuffix("too-large", "too-small"))", input: single,
        measured: MeasuredValue(reading.value, unit: .bytes, reading: reading.name),
        observation: "\(subject) \(verb) \(Wording.bytes(reading.value))"
          + (isEncoded ? " as a data URI" : ""),
        demand: limit.bounds.demand(breach, Wording.bytes)
          + (limit.transport.map { " \($0.phrase)" } ?? ""),
        remarks: remarks(inputs, isEncoded: isEncoded, in: context),
        fix: fix(breach, limit, isEncoded: isEncoded))
    }
  }

  private static func remarks(
    _ inputs: [AssignedInput], isEncoded: Bool, in context: CheckContext
  ) -> [String] {
    [
      isEncoded ? "A data URI is a third longer than the file that it carries." : nil,
      inputs.contains(where: context.isCut)
        ? "This is the size of the whole file; that of the selection is known once it is cut."
        : nil,
    ].compactMap(\.self)
  }

  private static func fix(_ breach: Breach, _ limit: Limit, isEncoded: Bool) -> Fix {
    guard case .tooLarge = breach, let maximum = limit.bounds.maximum else {
      return .advise("Use a file of \(limit.bounds.demand(breach, Wording.bytes)).")
    }
    let bytes = maximum.value.roundedDown - (maximum.isExclusive ? 1 : 0)
    let most = isEncoded ? DataURI.fileLength(withinText: bytes) : bytes
    return Fix(
      .compress(maximumByteCount: most),
      "Compress it to at most \(Wording.bytes(Rational(most))).")
  }
}

extension DataURI {
  /// The characters of the data URI in which an input stands, or will stand.
  package static func length(of input: AssignedInput) -> Int64 {
    input.delivery.encodedLength ?? length(of: input.facts)
  }

  /// The number of characters of `data:TYPE;base64,` and the encoded bytes.
  package static func length(of facts: MediaFacts) -> Int64 {
    let prefix = "data:\(MediaFormat(facts.container.format).mimeType(facts.kind));base64,"
    return Int64(prefix.utf8.count) + 4 * ((facts.byteCount + 2) / 3)
  }

  /// The most bytes of a file whose data URI is certain to fit, with room for the prefix.
  static func fileLength(withinText length: Int64) -> Int64 {
    max(0, (length - 40) / 4 * 3)
  }
}
