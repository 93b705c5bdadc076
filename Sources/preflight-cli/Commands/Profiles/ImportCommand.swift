import CommandLineArguments
import JSON
import MediaModel
import Preflight
import Reports
import System

extension ProfilesCommand {
  /// `preflight profiles import`.
  struct Import: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "import",
        abstract: "Makes profiles from what a provider publishes.",
        discussion: """
          EXAMPLES:
            preflight profiles import openapi.json -o mine.json
            preflight profiles import llms.txt -o \(UserProfiles.folder)/fal.json
            preflight profiles import version.json --provider Replicate --id owner/model
            preflight profiles import openapi.json --format json

          Reads OpenAPI documents and schemas in JSON or YAML, pages that hold one, and the llms.txt of a model at fal. Every \
          request that takes an image, a video or audio becomes a profile; where a constant names \
          the model, one for each model. Limits are read from the schema, from x-fal, and from \
          descriptions.

          Every sentence with a number, a unit or a format that was not understood is listed as \
          unread, on standard error and in the profile's notes; with --format json in the document.

          EXIT CODES:
            0 at least one profile · 1 nothing takes an image, a video or audio · 2 the file \
          cannot be read · 64 usage
          """)
    }

    @Argument(
      help: "The document.", completion: .file(extensions: ["json", "yaml", "yml", "txt", "md"]))
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

    @Option(
      help: """
        Output format: text to read, json for one document with the profiles and what was not \
        understood.
        """)
    var format = DataFormat.text

    func validate() throws {
      guard !overwrite || output != nil else {
        throw ValidationError("--overwrite needs --output.")
      }
      guard id?.isEmpty != true, provider?.isEmpty != true, output?.isEmpty != true else {
        throw ValidationError("--id, --provider and --output need a name.")
      }
      guard format != .ndjson else { throw ValidationError("--format is text or json.") }
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
      if !imported.profiles.isEmpty {
        let document = ProfileJSON.file(imported.profiles)
        // What is written has to be readable, whatever the document says.
        _ = try ProfileFile(document.text(isIndented: false), name: output ?? file)
        if place != nil || format == .text {
          var writer = ResultWriter(file: place)
          writer.write(document: document)
          try writer.finish()
        }
      }
      try tell(imported)
      guard !imported.profiles.isEmpty else { throw ExitCode(1) }
    }

    private func tell(_ imported: OpenAPIImport) throws {
      guard format == .text else {
        var writer = ResultWriter()
        writer.write(document: ImportJSON.document(of: imported, from: file, writtenTo: output))
        try writer.finish()
        return
      }
      if imported.profiles.isEmpty {
        printError(
          "\(file): nothing in it takes an image, a video or audio, so there is no profile.")
      }
      for note in imported.notes {
        // The name of the only profile says nothing new.
        let isOnly = imported.profiles.count == 1 && note.kind != .skipped
        printError(ImportNotes.line(note, isOnly: isOnly))
      }
      guard let output, !imported.profiles.isEmpty else { return }
      let profiles = imported.profiles.count
      let limits = imported.profiles.reduce(0) { $0 + $1.limits.count }
      printLine(
        "\(output.printable): \(profiles == 1 ? "1 profile" : "\(profiles) profiles"), "
          + "\(limits == 1 ? "1 limit" : "\(limits) limits").")
    }
  }
}

/// What an import did not understand, in lines.
enum ImportNotes {
  /// A note in a line: what it is, of which profile unless there is only one, and of which field.
  static func line(_ note: OpenAPIImport.Note, isOnly: Bool) -> String {
    let place = [isOnly ? nil : note.profileID, note.field].compactMap(\.self)
    let lead = place.isEmpty ? "" : place.joined(separator: ": ") + ": "
    return switch note.kind {
    case .unread: "unread: \(lead)“\(note.text)”"
    case .leftOut: "left out: \(lead)\(note.text)"
    case .skipped: "no profile: \(lead)\(note.text)"
    }
  }
}

/// An import as a document (`preflight.import/1`).
enum ImportJSON {
  static func document(
    of imported: OpenAPIImport, from file: String, writtenTo output: String?
  ) -> JSONValue {
    .known([
      "schema": .text("preflight.import/1"), "source": .text(file), "output": .text(output),
      "profiles": .array(imported.profiles.map(ProfileJSON.value)),
      "unread": notes(imported.notes, .unread), "leftOut": notes(imported.notes, .leftOut),
      "skipped": notes(imported.notes, .skipped),
    ])
  }

  /// The notes of a kind as a list.
  static func notes(
    _ notes: [OpenAPIImport.Note], _ kind: OpenAPIImport.Note.Kind
  ) -> JSONValue {
    .array(
      notes.filter { $0.kind == kind }.map { note in
        .known([
          "profile": .text(note.profileID), "field": .text(note.field),
          kind == .unread ? "sentence" : "reason": .text(note.text),
        ])
      })
  }
}
