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
      abstract:
        "Lists, shows, validates, imports and refreshes the profiles of workflows and models.",
      discussion: """
        EXAMPLES:
          preflight profiles list chatvideopro
          preflight profiles show reshoot
          preflight profiles validate mine.json
          preflight profiles import openapi.json -o mine.json
          preflight profiles refresh --from openapi.json

        Your own profiles are read from \(UserProfiles.folder)/*.json.
        """,
      subcommands: [List.self, Show.self, Validate.self, Import.self, Refresh.self])
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
