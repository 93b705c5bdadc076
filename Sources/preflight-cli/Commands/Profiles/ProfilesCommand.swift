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
  /// `preflight profiles list`.
  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: "Lists the profiles.",
        discussion: """
          EXAMPLES:
            preflight profiles list
            preflight profiles list runway
            preflight profiles list kling --format json
          """)
    }

    @Argument(help: "Only profiles whose id or provider contains the text.")
    var text: String?

    @Option(help: "text for people, json for one document, ndjson for a line a profile.")
    var format = DataFormat.text

    func run() throws { try reportingErrorsAtOnce(printProfiles) }

    private func printProfiles() throws {
      let profiles = try UserProfiles.catalog().allProfiles().filter { profile in
        guard let text = text?.lowercased() else { return true }
        return profile.id.lowercased().contains(text)
          || profile.provider.lowercased().contains(text)
      }
      guard !profiles.isEmpty else {
        throw FileError(description: "no profile's id or provider contains '\(text ?? "")'.")
      }
      var writer = ResultWriter()
      switch format {
      case .text:
        let style = TextStyle(width: Terminal.width, isColored: Terminal.isColored)
        writer.write(block: ProfileText(style: style).list(profiles))
      case .json: writer.write(document: ProfileJSON.list(profiles))
      case .ndjson: for profile in profiles { writer.write(line: ProfileJSON.entry(profile)) }
      }
      try writer.finish()
    }
  }

  /// `preflight profiles show`.
  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: "Shows a profile with its limits and their sources.",
        discussion: """
          EXAMPLES:
            preflight profiles show erase-objects
            preflight profiles show runway/gen4_turbo
            preflight profiles show generative-extend --format json
          """)
    }

    @Argument(
      help: "The profile's id, or its unique last part.", completion: .list(Catalog.builtIn.ids))
    var id: String

    @Option(help: "text for people, json for the profile as a file.")
    var format = DataFormat.text

    func run() throws { try reportingErrorsAtOnce(printProfiles) }

    private func printProfiles() throws {
      let profiles =
        try UserProfiles.isPath(id)
        ? UserProfiles.file(at: id).profiles : [UserProfiles.catalog().profile(named: id)]
      var writer = ResultWriter()
      let style = TextStyle(width: Terminal.width, isColored: Terminal.isColored)
      switch format {
      case .text:
        for profile in profiles { writer.write(block: ProfileText(style: style).page(profile)) }
      case .json: writer.write(document: ProfileJSON.file(profiles))
      case .ndjson: for profile in profiles { writer.write(line: ProfileJSON.value(profile)) }
      }
      try writer.finish()
    }
  }

  /// `preflight profiles validate`.
  struct Validate: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "validate", abstract: "Checks profile files, and says where they are wrong.",
        discussion: """
          EXAMPLES:
            preflight profiles validate mine.json
            preflight profiles validate ~/.config/preflight/profiles/*.json
          """)
    }

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
          print("\(path.printable): valid: \(profiles), \(limits).")
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
