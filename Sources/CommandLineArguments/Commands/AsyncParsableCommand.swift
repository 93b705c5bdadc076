/// A command whose work waits for something.
public protocol AsyncParsableCommand: ParsableCommand {
  /// Does the command's work.
  mutating func run() async throws
}

extension AsyncParsableCommand {
  /// Reads the words, runs the command they stand for, and ends the process if that fails.
  public static func main(_ arguments: [String]?) async {
    do {
      var command = try parseAsRoot(arguments)
      do {
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      } catch let error as ValidationError {
        throw CommandError(error, in: type(of: command), under: self)
      }
    } catch {
      exit(withError: error)
    }
  }

  /// Runs the command that this process was asked for.
  public static func main() async {
    await main(nil)
  }
}
