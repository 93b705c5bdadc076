import Media
import System

/// The files of a series that were not there before it began, so that a series that fails leaves none.
package struct NewFiles {
  private var expected: Set<String> = []

  package init() {}

  /// Notes which of the paths are free, before anything is written.
  package mutating func expect(_ paths: [String]) {
    guard !InheritedFiles.areInUse else { return }
    expected.formUnion(paths.filter { FileKind.isCertainlyAbsent($0) })
  }

  /// Removes those of the written files that were not there before; what was replaced stays as it is
  /// now, since what was there cannot come back.
  package func withdraw(_ written: [String]) {
    for path in written where expected.contains(path) { LocalFiles.remove(path) }
  }
}

extension Error {
  /// Whether the work came to its end from outside, and not because of the file: what was complete by
  /// then stays.
  package var isInterruption: Bool {
    switch (self as? MediaError)?.kind {
    case .cancelled?, .timedOut?, .decoderCrashed?: true
    case .notFound?, .isDirectory?, .notRegularFile?, .permissionDenied?, .empty?, .notMedia?,
      .refersToOthers?, .readFailed?, .damaged?, .tooLarge?, .noSuchFrame?, .outputExists?,
      .writeFailed?, .unsupported?, .verificationFailed?, nil:
      false
    }
  }
}
