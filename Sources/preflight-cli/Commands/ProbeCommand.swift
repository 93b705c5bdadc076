import CommandLineArguments
import Media
import MediaModel
import Reports

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

        Headers and sample tables are read; packets too where headers do not tell and the file is \
        not larger than 64 MiB. With --exact every packet is read.
        """)
  }

  @Argument(help: "The files.", completion: .file())
  var files: [String]

  @Flag(help: "Read every packet, however large the file is.")
  var exact = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var memory: MemoryOptions

  func validate() throws { try output.format.refuseJUnit(in: "probe") }

  mutating func run() async throws {
    let command = self
    try await reportingErrors(command.printFacts)
  }

  private func printFacts() async throws {
    let depth = exact ? ProbeDepth.packets : .header
    let memory = memory.memory
    defer { memory.finish() }
    var writer = try output.writer(protecting: files)
    var document = FactsDocument(output.format, isAlone: files.count == 1)
    var status = ExitStatus()
    let style = output.style
    let format = output.format
    await OrderedBatch(limit: output.jobs).run(files) { path in
      Result { () throws(MediaError) -> MediaFacts in try memory.facts(of: path, depth: depth) }
    } deliver: { path, result in
      document?.take(path, result)
      switch (result, format) {
      case (.success(let facts), .text):
        writer.write(block: FactsText.text(facts, style: style))
      case (.success(let facts), .json): writer.add(FactsJSON.value(facts))
      case (.success(let facts), .ndjson): writer.write(line: FactsJSON.value(facts))
      case (.success, .html), (.success, .markdown), (.success, .junit): break
      case (.failure(let error), _):
        status.couldNotCheck()
        printError("\(error)")
        let entry = ReportJSON.error(path: path, message: error.reason)
        if format == .ndjson { writer.write(line: entry) }
        if format == .json { writer.add(entry) }
      }
    }
    if format == .json { writer.write(document: FactsJSON.document(writer.collected)) }
    if let document { writer.write(whole: document.text) }
    try writer.finish()
    try status.exit()
  }
}
