import Foundation
import MediaModel
import TestMedia
import Testing

@testable import Media

extension SampleClip {
  /// The facts of the clip, written into a folder of its own.
  func facts(depth: ProbeDepth = .header) throws -> MediaFacts {
    let folder = try TemporaryFolder()
    return try MediaProbe(depth: depth).facts(of: write(in: folder))
  }

  /// The facts of the clip after its bytes were altered.
  func facts(
    named name: String = "altered.mp4", altering: (inout MP4File) throws -> Void
  ) throws -> MediaFacts {
    let folder = try TemporaryFolder()
    var file = try MP4File(path: write(in: folder))
    try altering(&file)
    return try MediaProbe().facts(of: file.write(in: folder, named: name))
  }
}

extension Rational {
  /// A fraction of literals.
  static func of(_ numerator: Int64, _ denominator: Int64) -> Rational {
    Rational(numerator, denominator) ?? 0
  }
}

extension MediaTime {
  /// So many seconds, as a fraction of literals.
  static func seconds(_ numerator: Int64, _ denominator: Int64 = 1) -> MediaTime {
    MediaTime(seconds: .of(numerator, denominator))
  }

  /// How long so many frames last.
  static func frames(_ count: Int64, at rate: Rational) -> MediaTime {
    MediaTime(seconds: Rational(count) * (rate.reciprocal ?? 0))
  }

  /// Whether the time is no further from another than so many seconds.
  func isWithin(_ tolerance: Rational, of other: MediaTime) -> Bool {
    (self - other).seconds.magnitude <= tolerance
  }
}

/// Runs a body and expects it to come to an end in time.
///
/// The limit tells a hang from work, whatever the machine and its sanitizers; it measures no speed.
func expectingQuick<Result>(
  _ limit: Duration = .seconds(30), _ body: () throws -> Result,
  sourceLocation: SourceLocation = #_sourceLocation
) rethrows -> Result {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try body()
  let taken = clock.now - start
  #expect(taken < limit, "took \(taken)", sourceLocation: sourceLocation)
  return result
}

/// Makes a file as long as asked for without writing anything; what is added reads as zeros.
func expandSparsely(_ path: String, to byteCount: Int64) throws {
  let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  try handle.truncate(atOffset: UInt64(byteCount))
  try handle.close()
}
