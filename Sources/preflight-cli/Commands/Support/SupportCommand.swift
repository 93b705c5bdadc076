import CommandLineArguments

/// `preflight support`: the facts that a support desk asks for.
struct SupportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "support",
      abstract: "Prints the facts that a support desk asks for about a run.",
      discussion: """
        EXAMPLES:
          preflight support
          preflight support 12 --note "The sky should be red" --host "Premiere Pro 25.1"
          preflight support 12 --format json --output ticket.json

        RUN is the number that 'preflight history --runs' shows; without it the last run that failed \
        is taken. Keys, prompts, the queries of addresses, folders and places are left out, and \
        nothing is sent anywhere: paste the text into your message.
        """)
  }

  @Argument(help: "The number of a run, as 'preflight history --runs' shows it.")
  var run: Int?

  @Option(help: ArgumentHelp("What was tried, in your words.", valueName: "text"))
  var note: String?

  @Option(
    help: ArgumentHelp(
      "The application in which it was tried, with its version.", valueName: "name"))
  var host: String?

  @OptionGroup var output: OutputOptions

  func validate() throws { _ = try output.format.asData(in: "support") }

  mutating func run() async throws {
    let command = self
    try reportingErrorsAtOnce { try SupportRun(command).print() }
  }
}
