/// An early end that is no failure; thrown, it ends the command with exit code 0.
public struct CleanExit: Error, CustomStringConvertible {
  let kind: Kind

  enum Kind {
    case helpRequest((any ParsableCommand.Type)?)
    case message(String)
  }

  /// Ends by printing the help page of the command type, or of the root for nil.
  public static func helpRequest(_ type: (any ParsableCommand.Type)? = nil) -> CleanExit {
    CleanExit(kind: .helpRequest(type))
  }

  /// Ends by printing the help page of the command.
  public static func helpRequest(_ command: any ParsableCommand) -> CleanExit {
    CleanExit(kind: .helpRequest(type(of: command)))
  }

  /// Ends by printing the text on standard output.
  public static func message(_ text: String) -> CleanExit {
    CleanExit(kind: .message(text))
  }

  public var description: String {
    switch kind {
    case .helpRequest: "--help"
    case .message(let text): text
    }
  }
}
