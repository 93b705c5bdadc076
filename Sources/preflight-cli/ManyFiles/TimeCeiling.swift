import CommandLineArguments

/// How long one file of a batch may take.
///
/// Honest work on a file takes a time that grows with its bytes; a file that is made to hang a decoder
/// is small as a rule.
enum TimeCeiling {
  /// Ten minutes, and a minute more for each megabyte.
  static func usual(forByteCount byteCount: Int64) -> Duration {
    .seconds(600 + 60 * (max(0, byteCount) / 1_000_000))
  }
}
