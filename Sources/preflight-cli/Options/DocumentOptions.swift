import CommandLineArguments
import Preflight

/// Options about the request as a whole: where it is written, and what it may cost.
struct DocumentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A file with the whole request: the JSON that would be sent, or Preflight's own form; - for \
      standard input.
      """, valueName: "file"), completion: .file())
  var request: String?

  @Flag(
    help: """
      Ask the servers of the request's addresses what lies behind them, by one HEAD each; needs curl.
      """)
  var fetchHeaders = false

  @Flag(
    help: """
      Look whether the provider's key is in the environment and looks like one; it is never shown.
      """)
  var account = false

  @Option(
    help: ArgumentHelp(
      "Fail when the request costs more, or what it costs is not known: 2, 2USD, 50credits.",
      valueName: "amount"))
  var maxCost: String?

  /// The most that a request may cost, or nil when it may cost anything.
  ///
  /// - Throws: `RequestError` when what was typed is no amount.
  var gate: CostGate? {
    get throws { try maxCost.map { try CostGate(parsing: $0) } }
  }

  func validate() throws {
    guard !fetchHeaders || request != nil else {
      throw ValidationError("--fetch-headers is about the addresses of --request; name its file.")
    }
    do {
      _ = try gate
    } catch let error as RequestError {
      throw ValidationError(error.message)
    }
  }
}
