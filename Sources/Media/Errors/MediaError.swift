/// Why a file could not be looked at.
package struct MediaError: Error, Sendable, Hashable {
  /// What kind of trouble it is.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case notFound, isDirectory, notRegularFile, permissionDenied, empty, notMedia, refersToOthers
    /// Reading it takes more memory, tracks, packets or pixels than is allowed.
    case tooLarge
    /// Reading it takes longer than is allowed.
    case timedOut
    /// The process in which it was read came to a bad end.
    case decoderCrashed
    case readFailed
    /// What has to be decoded is damaged.
    case damaged
    /// There is no frame at the time or with the number that is asked for.
    case noSuchFrame
    /// The result cannot be written where it was wanted: it exists, the folder refuses, the disk is full.
    case outputExists, writeFailed
    /// This build of FFmpeg lacks an encoder or a filter.
    case unsupported
    /// The written file is not what was meant.
    case verificationFailed
    case cancelled
  }

  package var kind: Kind
  /// The path as it was given.
  package var path: String
  /// What is wrong and what to do, as a sentence that follows the path and a colon.
  package var reason: String
  /// The file's size in bytes as far as it is known, else 0.
  package var byteCount: Int64

  package init(_ kind: Kind, path: String, reason: String, byteCount: Int64 = 0) {
    self.kind = kind
    self.path = path
    self.reason = reason
    self.byteCount = byteCount
  }
}

extension MediaError: CustomStringConvertible {
  package var description: String { "\(path): \(reason)" }
}
