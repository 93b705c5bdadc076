/// Which of the words on the command line an array of arguments takes.
public struct ArgumentArrayParsingStrategy: Sendable, Hashable {
  let kind: Kind

  enum Kind: Sendable, Hashable {
    case remaining
    case postTerminator
    case captureForPassthrough
  }

  /// Every word that is not an option, and every word after the terminator `--`.
  public static var remaining: ArgumentArrayParsingStrategy {
    ArgumentArrayParsingStrategy(kind: .remaining)
  }

  /// The words after the terminator `--`, which no other argument gets then.
  public static var postTerminator: ArgumentArrayParsingStrategy {
    ArgumentArrayParsingStrategy(kind: .postTerminator)
  }

  /// Everything from the first word that is not a known option, terminator and options included.
  public static var captureForPassthrough: ArgumentArrayParsingStrategy {
    ArgumentArrayParsingStrategy(kind: .captureForPassthrough)
  }
}
