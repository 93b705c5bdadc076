import CommandLineArguments
import JSON
import Preflight
import Reports
import System

/// `preflight profiles`: what is known of workflows and models.
struct ProfilesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "profiles",
      abstract: "Lists, shows, validates and imports the profiles of workflows and models.",
      discussion: """
        EXAMPLES:
          preflight profiles list chatvideopro
          preflight profiles show reshoot
          preflight profiles validate mine.json
          preflight profiles import openapi.json -o mine.json

        Your own profiles are read from \(UserProfiles.folder)/*.json.
        """,
      subcommands: [List.self, Show.self, Validate.self, Import.self])
  }
}

extension ProfilesCommand {
  /// `preflight profiles show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Shows a profile with its limits and their sources.",
      discussion: HelpText.of("profiles-show"))

    @Argument(
      help: "The profile's id, or its unique last part.", completion: .profiles)
    var id: String

    @Option(help: "Output format: text to read, json for the profile as a file.")
    var format = DataFormat.text

    func run() throws { try reportingErrorsAtOnce(printProfiles) }

    private func printProfiles() throws {
      let profiles =
        try UserProfiles.isPath(id)
        ? UserProfiles.file(at: id).profiles : [UserProfiles.catalog().profile(named: id)]
      var writer = ResultWriter()
      switch format {
      case .text:
        let catalog = try UserProfiles.catalog()
        for profile in profiles {
          writer.write(
            block: ProfileText(style: .ofResults).page(
              profile, coverage: try PreparedProfile(profile, in: catalog).coverage))
        }
      case .json: writer.write(document: ProfileJSON.file(profiles))
      case .ndjson: for profile in profiles { writer.write(line: ProfileJSON.value(profile)) }
      }
      try writer.finish()
    }
  }

  /// `preflight profiles validate`.
  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "validate", abstract: "Checks profile files, and reports errors in them.",
      discussion: HelpText.of("profiles-validate"))

    @Argument(help: "The profile files.", completion: .file(extensions: ["json"]))
    var files: [String]

    func run() throws {
      var status = ExitStatus()
      for path in files {
        do {
          let file = try UserProfiles.file(at: path)
          let limitCount = file.profiles.reduce(0) { $0 + $1.limits.count }
          let limits = limitCount == 1 ? "1 limit" : "\(limitCount) limits"
          let profiles = file.profiles.count == 1 ? "1 profile" : "\(file.profiles.count) profiles"
          printLine("\(path.printable): valid: \(profiles), \(limits).")
        } catch let error as DocumentError {
          printError("\(error)")
          status.fail()
        } catch let error as FileError {
          printError("\(error)")
          status.couldNotCheck()
        }
      }
      try status.exit()
    }
  }
}

extension ProfilesCommand {
  /// `preflight profiles import`.
  struct Import: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "import",
        abstract: "Makes profiles from an OpenAPI document.",
        discussion: """
          EXAMPLES:
            preflight profiles import openapi.json -o mine.json
            preflight profiles import replicate.json --provider Replicate --id mine/model
            preflight profiles import openapi.json -o \(UserProfiles.folder)/mine.json

          Fields become roles and settings; limits are read from x-fal, from minimum and maximum \
          in JSON Schema, and from descriptions that list them. What was not understood is \
          reported on standard error and in the profile's notes.
          """)
    }

    @Argument(help: "The document, as JSON.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(
      name: .output,
      help: ArgumentHelp(
        "The profile file to write; without it, standard output.", valueName: "file"),
      completion: .file(extensions: ["json"]))
    var output: String?

    @Option(help: "The profile's id, if the document describes one endpoint.")
    var id: String?

    @Option(help: "The provider of the profiles, if the document does not say.")
    var provider: String?

    @Flag(help: "Let --output replace an existing file; never the document.")
    var overwrite = false

    func validate() throws {
      guard !overwrite || output != nil else {
        throw ValidationError("--overwrite needs --output.")
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
        printError("not imported: \(lead)\(note.sentence)")
      }
      guard let output else { return }
      let profiles = imported.profiles.count
      let limits = imported.profiles.reduce(0) { $0 + $1.limits.count }
      printLine(
        "\(output.printable): \(profiles == 1 ? "1 profile" : "\(profiles) profiles"), "
          + "\(limits == 1 ? "1 limit" : "\(limits) limits").")
    }
  }
}
