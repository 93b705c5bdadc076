import CommandLineArguments
import JSON
import MediaModel
import Preflight
import Reports
import System

extension ProfilesCommand {
  /// `preflight profiles refresh`.
  struct Refresh: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "refresh",
        abstract: "Compares profiles with what providers publish now.",
        discussion: """
          EXAMPLES:
            preflight profiles refresh --from openapi.json
            preflight profiles refresh --from schemas/ --check
            preflight profiles refresh --from https://fal.ai/models/fal-ai/veo3.1/llms.txt
            preflight profiles refresh --from openapi.json -o \(UserProfiles.folder)

          Reads what import reads, and prints limit by limit what differs from today's profile of \
          the same id, with the days on which both were seen. What accepts more than before is \
          marked as looser. What other sources know stays.

          Nothing is written without --output. The net is used only where --from is an address; \
          then over https, for at most 30 seconds and 16 MiB, and without being led elsewhere.

          EXIT CODES:
            0 compared · 1 with --check, something differs · 2 something could not be read · 64 usage
          """)
    }

    @Option(
      help: ArgumentHelp(
        "A document, a folder of documents, or an https address; may be repeated.",
        valueName: "source"),
      completion: .file())
    var from: [String] = []

    @Flag(help: "End with 1 when something differs.")
    var check = false

    @Option(
      name: .output,
      help: ArgumentHelp(
        "Write the new and changed profiles into this folder, a file for each provider.",
        valueName: "folder"),
      completion: .directory)
    var output: String?

    @Option(help: "The provider of the profiles, if the documents do not say.")
    var provider: String?

    @Option(help: "Output format: text to read, json for one document.")
    var format = DataFormat.text

    func validate() throws {
      guard !from.isEmpty else {
        throw ValidationError(
          "--from is missing: name a document, a folder, or an address such as "
            + "https://fal.ai/models/MODEL/llms.txt.")
      }
      guard from.allSatisfy({ !$0.isEmpty }), output?.isEmpty != true, provider?.isEmpty != true
      else { throw ValidationError("--from, --output and --provider need a name.") }
      guard format != .ndjson else { throw ValidationError("--format is text or json.") }
      if let address = from.first(where: { $0.lowercased().hasPrefix("http://") }) {
        throw ValidationError("\(address): only https is fetched.")
      }
    }

    func run() throws { try reportingErrorsAtOnce { try refresh(.system) } }

    /// Compares and prints; the fetcher stands for the net.
    func refresh(_ fetcher: DocumentFetcher) throws {
      var status = ExitStatus()
      let comparison = try ProfileComparison(
        RefreshSources(from: from, fetcher: fetcher), provider: provider)
      for obstacle in comparison.obstacles {
        printError(obstacle)
        status.couldNotCheck()
      }
      guard !comparison.entries.isEmpty else {
        if comparison.obstacles.isEmpty {
          printError("nothing in it takes an image, a video or audio, so there is no profile.")
          throw ExitCode(1)
        }
        return try status.exit()
      }
      // Before anything is printed as written, it is.
      let written = try output.map { try comparison.write(into: $0) } ?? []
      try tell(comparison, written)
      if check, comparison.hasDifferences { status.fail() }
      try status.exit()
    }

    private func tell(_ comparison: ProfileComparison, _ written: [String]) throws {
      var writer = ResultWriter()
      switch format {
      case .json, .ndjson: writer.write(document: comparison.document(writtenTo: written))
      case .text:
        writer.write(block: comparison.lines.joined(separator: "\n"))
        for path in written { writer.write(line: "Written: \(path.printable)") }
        if written.isEmpty, comparison.hasDifferences {
          writer.write(line: "Nothing was written; -o FOLDER keeps the new and changed profiles.")
        }
      }
      try writer.finish()
      guard format == .text else { return }
      for note in comparison.notes { printError(ImportNotes.line(note, isOnly: false)) }
    }
  }
}

/// The documents that were named: files, those of folders, and addresses.
struct RefreshSources {
  /// A document, or why it cannot be had.
  struct Document {
    let name: String
    /// The address from which it came, without what may be secret; nil for a file.
    var address: String?
    let bytes: Result<[UInt8], FileError>
  }

  let documents: [Document]

  /// Reads and fetches everything.
  init(from names: [String], fetcher: DocumentFetcher) throws {
    var documents: [Document] = []
    for name in names {
      if let address = WebAddress(name) {
        documents.append(
          Document(
            name: address.path.split(separator: "/").last.map(String.init) ?? address.host,
            address: address.shown,
            bytes: Result { () throws(FileError) in
              do { return try fetcher.document(at: address) } catch let error as FileError {
                throw error
              } catch {
                throw FileError(description: "\(address.shown): \(error)")
              }
            }))
        continue
      }
      for path in Self.files(in: name) ?? [name] {
        documents.append(
          Document(
            name: path,
            bytes: Result { () throws(FileError) in try LocalFiles.contents(of: path) }))
      }
    }
    self.documents = documents
  }

  /// The documents of a folder and of those in it, or nil when it is none.
  private static func files(in folder: String) -> [String]? {
    guard case .success = FolderNames.of(folder) else { return nil }
    let filter = InputFilter(include: ["*.json", "*.yaml", "*.yml", "*.txt", "*.md"], exclude: [])
    var walk = FolderWalk(folder, filter: filter)
    var paths: [String] = []
    while let entry = walk.next() { paths.append(entry.path) }
    return paths
  }
}

/// What providers publish, beside the profiles of today.
struct ProfileComparison {
  /// One profile that was read.
  struct Entry {
    let id: String
    let provider: String
    let changes: ProfileChanges
  }

  private(set) var entries: [Entry] = []
  private(set) var notes: [OpenAPIImport.Note] = []
  /// What could not be read, in sentences.
  private(set) var obstacles: [String] = []

  /// Compares the profiles in documents with the built-in ones and those of the user.
  init(_ sources: RefreshSources, provider: String?) throws {
    let catalog = try UserProfiles.catalog()
    let day = String(Timestamp.now.prefix(10))
    var files: [String: String] = [:]
    for document in sources.documents {
      let imported: OpenAPIImport
      do {
        imported = try OpenAPIImport(
          document.bytes.get(), name: document.name,
          wishes: .init(
            provider: provider, day: day, address: document.address))
      } catch {
        obstacles.append("\(error)")
        continue
      }
      notes += imported.notes
      for profile in imported.profiles {
        if let other = files[profile.id] {
          obstacles.append(
            "\(document.name): describes \(profile.id), as \(other) does; the first counts.")
          continue
        }
        files[profile.id] = document.name
        let today = try catalog.profile(id: profile.id)
        let rules = try (today?.rules ?? profile.rules).compactMap { try catalog.profile(id: $0) }
        entries.append(
          Entry(
            id: profile.id, provider: profile.provider,
            changes: ProfileChanges(
              profile, today: today, rules: rules,
              unread: imported.notes.filter { $0.profileID == profile.id }, day: day)))
      }
    }
  }

  private var changed: [Entry] { entries.filter { !$0.changes.isEmpty } }
  /// Whether something differs from today.
  var hasDifferences: Bool { !changed.isEmpty }

  // MARK: - Printing

  /// The answer, and everything that differs.
  var lines: [String] { [answer] + entries.flatMap(lines) }

  private var answer: String {
    let new = entries.count { $0.changes.isNew }
    let differing = changed.count - new
    let looser = entries.reduce(0) { $0 + $1.changes.looserCount }
    let total = entries.count == 1 ? "1 profile" : "\(entries.count) profiles"
    guard hasDifferences else { return "\(total): nothing has changed." }
    let parts = [
      "\(differing) changed", new > 0 ? "\(new) new" : nil,
      looser > 0 ? (looser == 1 ? "1 limit is looser" : "\(looser) limits are looser") : nil,
    ]
    return "\(total): \(parts.compactMap(\.self).joined(separator: ", "))."
  }

  private func lines(of entry: Entry) -> [String] {
    let id = entry.id.printable
    if entry.changes.isNew {
      let limits = entry.changes.result.limits.count
      return ["\(id)  new profile, \(limits == 1 ? "1 limit" : "\(limits) limits")"]
    }
    let kept = entry.changes.unconfirmed.map { limit in
      "  kept     \(limit.printable); it may stand in a sentence that was not read"
    }
    guard !entry.changes.isEmpty else { return ["\(id)  unchanged"] + kept }
    return ["\(id)"] + entry.changes.changes.map { "  " + line($0).printable } + kept
  }

  private func line(_ change: ProfileChanges.Change) -> String {
    let days = [change.seenBefore, change.seenAfter].compactMap(\.self)
    let seen = days.isEmpty ? "" : " (\(days.uniqued.joined(separator: " → ")))"
    let mark = change.isLooser ? ", looser" : ""
    return switch change.kind {
    case .new: "new      \(change.subject): \(change.after ?? "")\(seen)"
    case .changed:
      "changed  \(change.subject): \(change.before ?? "") → \(change.after ?? "")\(seen)\(mark)"
    case .gone: "gone     \(change.subject): \(change.before ?? "")\(seen)\(mark)"
    }
  }

  /// The comparison as a document (`preflight.refresh/1`).
  func document(writtenTo paths: [String]) -> JSONValue {
    .known([
      "schema": .text("preflight.refresh/1"),
      "profiles": .array(entries.map(Self.value)),
      "unread": ImportJSON.notes(notes, .unread), "leftOut": ImportJSON.notes(notes, .leftOut),
      "skipped": ImportJSON.notes(notes, .skipped),
      "obstacles": .list(obstacles.map { .text($0) }),
      "written": .list(paths.map { .text($0) }),
    ])
  }

  private static func value(_ entry: Entry) -> JSONValue {
    let changes = entry.changes
    return .known([
      "id": .text(entry.id), "provider": .text(entry.provider),
      "state": .text(changes.isNew ? "new" : changes.isEmpty ? "unchanged" : "changed"),
      "changes": .array(
        changes.changes.map { change in
          .known([
            "kind": .text(change.kind.rawValue), "subject": .text(change.subject),
            "before": .text(change.before), "after": .text(change.after),
            "seenBefore": .text(change.seenBefore), "seenAfter": .text(change.seenAfter),
            "looser": .flag(change.isLooser),
          ])
        }),
      "unconfirmed": .list(changes.unconfirmed.map { .text($0) }),
    ])
  }

  // MARK: - Writing

  /// Writes the new and changed profiles into a folder, a file for each provider, all of them or none.
  ///
  /// - Returns: The paths of the files.
  /// - Throws: `FileError` when a profile stands in another file of the folder already, or nothing can
  ///   be written; `DocumentError` when a file of the folder is malformed.
  func write(into path: String) throws -> [String] {
    let folder = OutputFolder(path)
    let groups = Dictionary(grouping: changed, by: \.provider).sorted { $0.key < $1.key }
    var files: [(path: String, document: JSONValue)] = []
    for (provider, entries) in groups {
      let name = "refreshed-\(Self.slug(provider)).json"
      let place = folder.path(of: name)
      var profiles = entries.map(\.changes.result)
      let ids = Set(profiles.map(\.id))
      for other in LocalFiles.names(in: path) where other.hasSuffix(".json") {
        let known = try UserProfiles.file(at: folder.path(of: other)).profiles
        if other == name {
          profiles = known.filter { !ids.contains($0.id) } + profiles
        } else if let double = known.first(where: { ids.contains($0.id) }) {
          throw FileError(
            description:
              "\(folder.path(of: other)): holds \(double.id) too, and one would hide the "
              + "other; nothing was written.")
        }
      }
      let document = ProfileJSON.file(profiles.sorted { $0.id < $1.id })
      // What is written has to be readable, whatever the documents say.
      _ = try ProfileFile(document.text(isIndented: false), name: place)
      files.append((place, document))
    }
    guard !files.isEmpty else { return [] }
    try folder.make()
    do {
      let places = try files.map { try ResultFile(path: $0.path, replacesExisting: true) }
      for (file, place) in zip(files, places) {
        var writer = ResultWriter(file: place)
        writer.write(document: file.document)
        try writer.finish()
      }
    } catch {
      folder.cleanUp()
      throw error
    }
    return files.map(\.path)
  }

  /// A provider's name as part of a file's name.
  private static func slug(_ name: String) -> String {
    String(name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
