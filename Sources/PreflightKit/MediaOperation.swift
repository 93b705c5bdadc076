import Dispatch
import Synchronization

/// How far work on media has come.
public struct MediaProgress: Sendable, Hashable {
  /// How many frames, or of stills how many stills, are done.
  public var completedCount: Int
  /// How many there are going to be; 0 where that is not known.
  public var totalCount: Int

  /// The share that is done, from 0 to 1.
  public var fraction: Double {
    totalCount > 0 ? min(1, Double(completedCount) / Double(totalCount)) : 0
  }
}

/// Work on media that takes a while: its progress, and its result.
///
/// The work starts at once, on a thread of its own beside Swift's cooperative ones. It stops, and
/// leaves no half file behind, when it is cancelled here, when the task that waits for ``value`` is
/// cancelled, or when the task that reads ``progress`` is.
public final class MediaOperation<Success: Sendable>: Sendable {
  /// How far the work has come, the newest state first; it ends with the work.
  public let progress: AsyncStream<MediaProgress>
  private let isWanted: WorkFlag
  private let task: Task<Success, any Error>

  init(_ work: @escaping @Sendable (_ report: (MediaProgress) -> Bool) throws -> Success) {
    let flag = WorkFlag()
    let (stream, continuation) = AsyncStream.makeStream(
      of: MediaProgress.self, bufferingPolicy: .bufferingNewest(1))
    continuation.onTermination = { reason in
      if case .cancelled = reason { flag.lower() }
    }
    progress = stream
    isWanted = flag
    task = Task {
      defer { continuation.finish() }
      return try await blocking {
        try work { state in
          continuation.yield(state)
          return flag.isRaised
        }
      }
    }
  }

  /// The result, once there is one.
  ///
  /// - Throws: `CancellationError` when the work was cancelled, else ``PreflightError``.
  public var value: Success {
    get async throws {
      try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        cancel()
      }
    }
  }

  /// Stops the work at the next frame.
  public func cancel() { isWanted.lower() }
}

/// Whether work is still wanted, told to the thread that does it.
final class WorkFlag: Sendable {
  private let state = Atomic(true)

  var isRaised: Bool { state.load(ordering: .relaxed) }
  func lower() { state.store(false, ordering: .relaxed) }
}

/// Does work that blocks on a thread outside the cooperative pool.
///
/// - Throws: ``PreflightError`` or `CancellationError` for errors of ours.
func blocking<Success: Sendable>(
  _ work: @escaping @Sendable () throws -> Success
) async throws -> Success {
  try await withCheckedThrowingContinuation { continuation in
    mediaQueue.async {
      continuation.resume(with: Result { try work() }.mapError(PreflightError.publicError))
    }
  }
}

/// The same for work that is done in pieces; `isWanted` turns false when the task is cancelled.
func blocking<Success: Sendable>(
  _ work: @escaping @Sendable (_ isWanted: () -> Bool) throws -> Success
) async throws -> Success {
  let flag = WorkFlag()
  return try await withTaskCancellationHandler {
    try await blocking { try work { flag.isRaised } }
  } onCancel: {
    flag.lower()
  }
}

private let mediaQueue = DispatchQueue(
  label: "preflight.media", qos: .userInitiated, attributes: .concurrent)
