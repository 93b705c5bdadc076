package import Media
package import MediaModel
import Store

/// What a worker says of a file.
package enum WorkerAnswer {
  case facts(MediaFacts)
  case error(MediaError)

  /// No answer is longer; facts take some hundred bytes.
  static let maximumByteCount = 8 << 20
  private static let longestReason = 1 << 16

  /// The answer as it is sent, and whether the worker reads no further file.
  package func bytes(isLast: Bool) -> [UInt8] {
    let last: UInt8 = isLast ? 2 : 0
    switch self {
    case .facts(let facts):
      if let archive = FactsArchive.bytes(of: facts), archive.count < Self.maximumByteCount {
        return [last] + archive
      }
      let error = MediaError(
        .tooLarge, path: facts.path, reason: "says more about itself than can be taken in.")
      return Self.error(error).bytes(isLast: isLast)
    case .error(let error):
      let kind = Array(error.kind.rawValue.utf8)
      return [last | 1] + [UInt8](error.byteCount) + [UInt8(clamping: kind.count)] + kind
        + error.reason.utf8.prefix(Self.longestReason)
    }
  }

  /// The answer in bytes that claim to be one, or nil: then the worker is not what it was.
  ///
  /// - Parameters:
  ///   - bytes: what came from the worker, which may do anything but be believed.
  ///   - path: the path as it was given, which no worker changes.
  /// - Returns: The answer, and whether the worker reads no further file.
  package static func parse(
    _ bytes: ArraySlice<UInt8>, path: String
  ) -> (answer: WorkerAnswer, isLast: Bool)? {
    var fields = ByteFields(bytes)
    guard let mark = fields.byte(), mark < 4 else { return nil }
    let isLast = mark & 2 != 0
    guard mark & 1 != 0 else {
      guard var facts = FactsArchive.facts(in: fields.remainder) else { return nil }
      facts.path = path
      return (.facts(facts), isLast)
    }
    guard let byteCount = fields.number(), byteCount >= 0,
      let kind = fields.name().flatMap({ MediaError.Kind(rawValue: $0) }),
      fields.remainder.count <= longestReason
    else { return nil }
    let reason = String(decoding: fields.remainder, as: UTF8.self)
    return (.error(MediaError(kind, path: path, reason: reason, byteCount: byteCount)), isLast)
  }
}
