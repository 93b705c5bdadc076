/// The number that the process ends with; thrown, it ends the command without a message.
public struct ExitCode: Error, RawRepresentable, Hashable, Sendable {
  /// The number that the shell sees.
  public var rawValue: Int32

  /// The exit code of the given number.
  public init(_ code: Int32) {
    self.rawValue = code
  }

  /// The exit code of the given number.
  public init(rawValue: Int32) {
    self.init(rawValue)
  }

  /// The command did what was asked.
  public static let success = ExitCode(0)

  /// The command failed.
  public static let failure = ExitCode(1)

  /// The command line was not understood; `EX_USAGE` in C.
  public static let validationFailure = ExitCode(64)

  /// Whether the code stands for success.
  public var isSuccess: Bool { self == .success }
}
