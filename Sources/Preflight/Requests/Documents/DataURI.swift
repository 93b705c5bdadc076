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
