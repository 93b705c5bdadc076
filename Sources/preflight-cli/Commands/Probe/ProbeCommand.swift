import CommandLineArguments

/// `preflight probe`: the facts of files.
struct ProbeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Prints what is known about media files.",
    discussion: HelpText.of("probe"))

  @Argument(help: "Files, and folders of media.", completion: .file())
  var files: [String] = []

  @Flag(help: "Read every packet, however large the file is.")
  var exact = false

  @OptionGroup var batch: BatchOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var memory: MemoryOptions
  @OptionGroup var isolation: IsolationOptions

  func validate() throws {
    try output.format.refuseJUnit(in: "probe")
    try batch.refuseGathering(output.format)
    guard !files.isEmpty || batch.inputs.filesFrom != nil else {
      throw ValidationError("Name at least one file or folder.")
    }
    try output.format.refuseJUnit(in: "probe")
  }

  mutating func run() async throws {
    let command = self
    try await reportingErrors { try await ProbeRun(command).run() }
  }
}
