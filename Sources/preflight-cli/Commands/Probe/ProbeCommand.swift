import CommandLineArguments

/// `preflight probe`: the facts of files.
struct ProbeCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "probe",
      abstract: "Prints what is known about media files.",
      discussion: """
        EXAMPLES:
          preflight probe clip.mov
          preflight probe *.mp4 --format ndjson
          preflight probe --exact capture.mkv --format json
          preflight probe library/ --include '*.mov' --format ndjson

        Reads headers and sample tables, and also the packets of files up to 64 MiB where the \
        headers are not enough. --exact reads every packet.
        """)
  }

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
