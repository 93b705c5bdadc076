import CFFmpeg
import MediaModel
package import System

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

extension MediaError {
  /// The result of work on files, whose errors become errors about media.
  @discardableResult
  package static func asMedia<Result>(
    _ body: @autoclosure () throws(FileError) -> Result
  ) throws(MediaError) -> Result {
    do throws(FileError) { return try body() } catch { throw MediaError(error) }
  }

  /// The same error as one about media.
  package init(_ error: FileError) {
    let kind: Kind =
      switch error.kind {
      case .notFound: .notFound
      case .isDirectory: .isDirectory
      case .notRegularFile: .notRegularFile
      case .permissionDenied: .permissionDenied
      case .empty: .empty
      case .readFailed: .readFailed
      case .outputExists: .outputExists
      case .writeFailed, .refused: .writeFailed
      }
    self.init(kind, path: error.path ?? "", reason: error.reason)
  }
}

extension MediaError {
  /// The error for a file that cannot be opened for decoding.
  init(decoding path: String, _ error: FFmpegError) {
    let isMissing = error.code == cff_error_decoder_not_found
    guard error != .tooManyPixels else {
      self.init(
        .tooLarge, path: path,
        reason: "has frames of more pixels than are decoded. Scale it down first.")
      return
    }
    self.init(
      isMissing ? .unsupported : .readFailed, path: path,
      reason: isMissing
        ? "this build of FFmpeg has no decoder for it." : "cannot be decoded: \(error).")
  }
}

extension MediaError {
  /// The error for a frame that the clip does not have; `frame` follows "has no frame".
  init(noFrame frame: String, in path: String, of timeline: FrameTimeline) {
    let origin = timeline.time(timeline.origin)
    let end = timeline.time(timeline.end) - origin
    let last = timeline.times.last.map { timeline.time($0) - origin } ?? .zero
    let numbers =
      timeline.isComplete ? ", numbers 0 to \(timeline.times.count - 1)" : ""
    self.init(
      .noSuchFrame, path: path,
      reason: "has no frame \(frame): its frames are shown from 0 s to \(end.inShort), the last "
        + "one at \(last.inShort)\(numbers).")
  }

  /// The error for a frame that cannot be decoded whole.
  ///
  /// `lastWhole` is the nearest one before it that can, or nil.
  init(damaged frame: FrameAddress, lastWhole: FrameAddress?, in path: String) {
    let choice =
      lastWhole.map { "The last whole frame before it is at \($0.time.inShort)." }
      ?? "Choose another frame, or export the clip again."
    self.init(
      .damaged, path: path,
      reason: "is damaged at \(frame.time.inShort), where the wanted frame is: it cannot be "
        + "decoded whole. \(choice)")
  }

  /// The error for a frame that decoding never gives.
  init(missing frame: FrameAddress, in path: String) {
    self.init(
      .damaged, path: path,
      reason: "never shows the frame at \(frame.time.inShort) that its packets promise. Choose "
        + "another frame, or export the clip again.")
  }
}

extension MediaTime {
  /// Seconds with a unit and no needless zeros: `"4.9667 s"`.
  var inShort: String { seconds.shortDecimal(places: 6) + " s" }
}
