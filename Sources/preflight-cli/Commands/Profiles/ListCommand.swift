import CommandLineArguments
import JSON
import MediaModel
import Preflight
import Reports
import System

extension ProfilesCommand {
  /// `preflight profiles list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the profiles.",
      discussion: HelpText.of("profiles-list"))

    @Argument(help: "Only profiles whose id, title or provider has these words.")
    var text: String?

    @Flag(help: "Only profiles of which something is known: limits, or that there are none.")
    var known = false

    @Option(help: "Only profiles of this provider.")
    var provider: String?

    @Option(help: "Only profiles that take this kind of file: image, video or audio.")
    var accepts: MediaArgument?

    @Flag(help: "List retired and superseded models too.")
    var retired = false

    @Option(
      help: """
        Output format: text to read, json for one document, ndjson for one line per profile.
        """)
    var format = DataFormat.text

    func run() throws { try reportingErrorsAtOnce(printProfiles) }

    private func printProfiles() throws {
      let catalog = try UserProfiles.catalog()
      let all = ProfileCandidates(try catalog.allProfiles())
      let found = text.map { all.having($0) } ?? all
      let entries = try found.profiles.filter(isWanted).map { profile in
        ProfileEntry(profile, coverage: try PreparedProfile(profile, in: catalog).coverage)
      }.filter { !known || $0.coverage.best != .unknown }
      guard !entries.isEmpty else {
        let more = retired ? "" : "; --retired lists those that are retired or superseded"
        throw FileError(
          description: "no profile matches" + (text.map { " '\($0)'" } ?? "") + more + ".")
      }
      var writer = ResultWriter()
      switch format {
      case .text: writer.write(block: ProfileText(style: .ofResults).list(entries))
      case .json: writer.write(document: ProfileJSON.list(entries))
      case .ndjson: for entry in entries { writer.write(line: ProfileJSON.entry(entry)) }
      }
      try writer.finish()
    }

    private func isWanted(_ profile: Profile) -> Bool {
      let name = provider?.lowercased()
      return (retired || profile.lifecycle == nil)
        && (name.map { profile.provider.lowercased().contains($0) } ?? true)
        && (accepts.map { type in profile.inputs.contains { $0.media.contains(type.media) } }
          ?? true)
    }
  }
}

/// A kind of file, on the command line.
enum MediaArgument: String, CaseIterable, ExpressibleByArgument {
  case image, video, audio

  var media: MediaType {
    switch self {
    case .image: .image
    case .video: .video
    case .audio: .audio
    }
  }
}
