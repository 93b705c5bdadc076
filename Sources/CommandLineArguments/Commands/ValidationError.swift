/// What is wrong with the values on the command line, as a sentence.
public struct ValidationError: Error, CustomStringConvertible {
  let message: String

  /// An error that prints the sentence and the usage of the command.
  public init(_ message: String) {
    self.message = message
  }

  public var description: String { message }
}
