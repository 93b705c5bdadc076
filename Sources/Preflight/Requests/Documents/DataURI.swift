import MediaModel

/// Media that stand as text in a request: `data:image/png;base64,iVBOR…`.
public struct DataURI: Sendable, Hashable {
  /// The media type before the first semicolon, in small letters, or nil when none is stated.
  public let mediaType: String?
  /// What the text stands for.
  public let bytes: [UInt8]
  /// The characters of the whole text, which is what providers count.
  public let length: Int64

  /// Decodes a data URI, with or without base64, padding and line breaks; or bare base64.
  ///
  /// - Throws: `DataURIError` when it has no comma, or its data are not as it says.
  public init(_ text: String) throws(DataURIError) {
    guard Self.isLabelled(text) else {
      guard let decoded = Base64.decoded(Array(text.utf8)) else {
        throw DataURIError(reason: "is no base64")
      }
      (mediaType, bytes, length) = (nil, decoded, Int64(text.utf8.count))
      return
    }
    guard let comma = text.utf8.firstIndex(of: UInt8(ascii: ",")) else {
      throw DataURIError(reason: "has no comma, after which the data begin")
    }
    let header = text[..<comma].dropFirst("data:".count)
    let parameters = header.split(separator: ";", omittingEmptySubsequences: false)
      .map { $0.filter { !$0.isWhitespace }.lowercased() }
    let data = text[text.utf8.index(after: comma)...]
    length = Int64(text.utf8.count)
    mediaType = parameters.first.flatMap { $0.isEmpty ? nil : $0 }
    let isBase64 = parameters.dropFirst().last == "base64"
    // Base64 has percent signs only where somebody encoded it once more for an address.
    let isEscaped = !isBase64 || data.utf8.contains(UInt8(ascii: "%"))
    guard let plain = isEscaped ? PercentEncoding.decoded(data) : Array(data.utf8) else {
      throw DataURIError(reason: "has a percent sign that two digits do not follow")
    }
    guard isBase64 else {
      bytes = plain
      return
    }
    guard let decoded = Base64.decoded(plain) else {
      throw DataURIError(reason: "says that it is base64, and its data are not")
    }
    bytes = decoded
  }
}

extension DataURI {
  /// Whether a text begins as a data URI does; bare base64 does not.
  public static func isLabelled(_ text: String) -> Bool {
    text.utf8.prefix(5).elementsEqual("data:".utf8) || text.prefix(5).lowercased() == "data:"
  }
}

/// A data URI is malformed.
public struct DataURIError: Error, Sendable, Hashable {
  /// What is wrong, as the end of a sentence that begins with what it is.
  public let reason: String
}

/// A data URI states the media type of what it holds.
struct DataURICheck {
  let context: CheckContext

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
      measured: MeasuredValue(Wording.clipped(input.delivery.statedType ?? "none")),
      message: "The data URI of \(input.role) \(observation).",
      detail: "A provider that trusts the statement takes the data for something else.",
      fix: .advise("Begin it with data:\(right);base64,"))
  }
}
