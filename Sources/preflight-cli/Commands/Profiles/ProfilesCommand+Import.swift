import CommandLineArguments
import Preflight
import Reports
import System

extension ProfilesCommand {
  /// `preflight profiles import`.
  struct Import: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "import",
        abstract: "Makes profiles of an OpenAPI document.",
        discussion: """
          EXAMPLES:
            preflight profiles import openapi.json -o mine.json
            preflight profiles import replicate.json --provider Replicate --id mine/model
            preflight profiles import openapi.json -o \(UserProfiles.folder)/mine.json

          Fields become roles and settings; limits are read from x-fal, from the bounds of JSON \
          Schema, and from descriptions that list them. What was not understood is said on standard \
          error, and stands in the profile's notes.
          """)
    }

    @Argument(help: "The document, as JSON.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(
      name: [.customShort("o"), .customLong("output")],
      help: ArgumentHelp(
        "The profile file to write; standard output without it.", valueName: "file"),
      completion: .file(extensions: ["json"]))
    var output: String?

    @Option(help: "The profile's id, where the document describes one endpoint.")
    var id: String?

    @Option(help: "Whose profiles they are, where the document does not say.")
    var provider: String?

    @Flag(help: "Let --output replace a file; never the document.")
    var overwrite = false

    func validate() throws {
      guard !overwrite || output != nil else {
        throw ValidationError("--overwrite is about the file of --output; name one.")
      }
      guard id?.isEmpty != true, provider?.isEmpty != true, output?.isEmpty != true else {
        throw ValidationError("--id, --provider and --output need a name.")
      }
    }

    func run() throws { try reportingErrorsAtOnce(importProfiles) }

    private func importProfiles() throws {
      var place: ResultFile?
      if let output {
        try FileIdentity.refuse(output, replacing: file)
        place = try ResultFile(path: output, replacesExisting: overwrite)
      }
      let imported = try OpenAPIImport(
        LocalFiles.contents(of: file), name: file,
        wishes: .init(id: id, provider: provider, day: String(Timestamp.now.prefix(10))))
      let document = ProfileJSON.file(imported.profiles)
      // What is written has to be readable, whatever the document says.
      _ = try ProfileFile(document.text(isIndented: false), name: output ?? file)
      var writer = ResultWriter(file: place)
      writer.write(document: document)
      try writer.finish()
      tell(imported)
    }

    private func tell(_ imported: OpenAPIImport) {
      for note in imported.notes {
        let lead = imported.profiles.count > 1 ? "\(note.profileID): " : ""
        printError("not taken over: \(lead)\(note.sentence)")
      }
      guard let output else { return }
      let profiles = imported.profiles.count
      let limits = imported.profiles.reduce(0) { $0 + $1.limits.count }
      print(
        "\(output.printable): \(profiles == 1 ? "1 profile" : "\(profiles) profiles"), "
          + "\(limits == 1 ? "1 limit" : "\(limits) limits").")
    }
  }
}
