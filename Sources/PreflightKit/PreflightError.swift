import JSON
import Media
public import Preflight
import Preprocess
import System

/// Why something could not be done.
///
/// What is wrong with a file that could be looked at is no error but a finding, or a refusal in the
/// report of a fix.
public enum PreflightError: Error, Sendable, Hashable {
  /// What is wrong with a file, or with the place of a result.
  public enum FileProblem: String, Sendable, Hashable, CaseIterable {
    case notFound, isFolder, notRegularFile, permissionDenied, empty, readFailed
    case notMedia, refersToOtherFiles, tooLarge, timedOut, decoderCrashed, damaged
    /// There is no frame at the time or with the number that is asked for.
    case noSuchFrame
    /// There is a file where the result was to go.
    case outputExists
    /// The folder refuses, or the disk is full.
    case writeFailed
    /// This build of FFmpeg lacks a decoder, an encoder or a filter.
    case unsupported
    /// The written file was not what was meant, and was thrown away.
    case verificationFailed
  }

  /// A file cannot be read or written; the reason is a sentence that follows the path and a colon.
  case file(path: String, problem: FileProblem, reason: String)
  /// What was asked makes no sense, whatever the files hold; suggestions are names that were perhaps
  /// meant, the closest first.
  case request(reason: String, suggestions: [String])
  /// No profile has the name, or the profile is malformed.
  case profile(reason: String, suggestions: [String])
  /// No still or pair of stills would be accepted; the path is nil where no single file is at fault.
  case refused(path: String?, [Refusal])
}

extension PreflightError: CustomStringConvertible {
  /// One sentence for a person.
  public var description: String {
    switch self {
    case .file(let path, _, let reason): "\(path): \(reason)"
    case .request(let reason, _), .profile(let reason, _): reason
    case .refused(let path, let refusals):
      (path.map { "\($0): " } ?? "") + refusals.map(\.reason).joined(separator: " ")
    }
  }
}

extension PreflightError {
  /// What an outside caller gets for an error of the layers below.
  static func publicError(_ error: any Error) -> any Error {
    switch error {
    case let error as MediaError:
      guard let problem = FileProblem(error.kind) else { return CancellationError() }
      return PreflightError.file(path: error.path, problem: problem, reason: error.reason)
    case let error as FileError: return publicError(MediaError(error))
    case let error as RequestError:
      return PreflightError.request(reason: error.message, suggestions: error.suggestions)
    case let error as DocumentError:
      return PreflightError.profile(reason: error.description, suggestions: error.suggestions)
    case let error as RefusedStill: return PreflightError.refused(path: error.path, error.refusals)
    case let error as RefusedPair: return PreflightError.refused(path: error.path, error.refusals)
    default: return error
    }
  }
}

extension PreflightError.FileProblem {
  /// The problem, or nil for work that was cancelled.
  fileprivate init?(_ kind: MediaError.Kind) {
    switch kind {
    case .notFound: self = .notFound
    case .isDirectory: self = .isFolder
    case .notRegularFile: self = .notRegularFile
    case .permissionDenied: self = .permissionDenied
    case .empty: self = .empty
    case .notMedia: self = .notMedia
    case .refersToOthers: self = .refersToOtherFiles
    case .tooLarge: self = .tooLarge
    case .timedOut: self = .timedOut
    case .decoderCrashed: self = .decoderCrashed
    case .readFailed: self = .readFailed
    case .damaged: self = .damaged
    case .noSuchFrame: self = .noSuchFrame
    case .outputExists: self = .outputExists
    case .writeFailed: self = .writeFailed
    case .unsupported: self = .unsupported
    case .verificationFailed: self = .verificationFailed
    case .cancelled: return nil
    }
  }
}
