import CommandLineArguments
import Media
import MediaModel
import Preflight
import Reports

/// `preflight check`: whether a request will be accepted.
struct CheckCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: "Tells whether a request will be accepted.",
      discussion: """
        EXAMPLES:
          preflight check clip.mp4 --for erase-objects
          preflight check clip.mp4 --for reshoot --from 3.5 --to 12
          preflight check start=a.png end=b.png --for ai-transitions
          preflight check clip.mov --for runway/gen4_aleph --transport data-uri
          preflight check clip.mov --for all
          preflight check *.mp4 --for reshoot,add-effects --format ndjson

        An INPUT is a path, or ROLE=PATH where a profile has several roles; ./a=b.mp4 is a path. \
        'preflight profiles show reshoot' names the roles of a profile.

        A time is seconds (12.5), HH:MM:SS.sss, timecode (HH:MM:SS:FF, with ;FF for drop-frame), or \
        frames (300f).

        Several files are one request where roles tie them together, else a request each. With --for \
        all the exit code is 0 when at least one profile takes the inputs as they are.
        """)
  }

  @Argument(
    help: ArgumentHelp("The files, each as PATH or ROLE=PATH.", valueName: "input"),
    completion: .file())
  var inputs: [String]

  @Option(
    name: [.customLong("profile"), .customLong("for")],
    help: ArgumentHelp(
      "A profile's id or its last part, a path to a profile's file, several with commas, or 'all'.",
      valueName: "profile"),
    completion: .list(["all"] + Catalog.builtIn.ids))
  var profiles: [String]

  @Option(help: ArgumentHelp("Where the part that will be sent starts.", valueName: "time"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Where the part that will be sent ends; the frame there is not sent.", valueName: "time"))
  var to: String?

  @Option(help: "How the files reach the provider, where limits depend on it.")
  var transport: TransportArgument?

  @Option(
    help: ArgumentHelp(
      "A setting of the request, such as resolution=1080p; may be repeated.",
      valueName: "key=value"))
  var set: [String] = []

  @Flag(help: "Count warnings as failures.")
  var strict = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !inputs.isEmpty else { throw ValidationError("Name at least one input.") }
    guard !profileNames.isEmpty else {
      throw ValidationError("Name a profile with --for, such as --for erase-objects or --for all.")
    }
    if profileNames.contains("all") && profileNames.count > 1 {
      throw ValidationError("--for all already means every profile; leave the others out.")
    }
    for (option, text) in [("--from", from), ("--to", to)] {
      if let text, TimePosition(text) == nil {
        throw ValidationError(
          "'\(text)' is no time for \(option): use seconds (12.5), 00:00:12.5, timecode "
            + "(00:00:12:15) or frames (375f).")
      }
    }
    var names: Set<String> = []
    for assignment in set {
      guard let equals = assignment.firstIndex(of: "="), equals != assignment.startIndex else {
        throw ValidationError("'\(assignment)' is no setting: write --set key=value.")
      }
      let name = String(assignment[..<equals])
      guard names.insert(name).inserted else {
        throw ValidationError("--set gives '\(name)' twice; keep one.")
      }
    }
  }

  mutating func run() async throws {
    let check = self
    try await reportingErrors { try await CheckRun(check).run() }
  }

  /// The profiles' names, those with commas taken apart.
  var profileNames: [String] {
    profiles.flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// The settings by name.
  var settings: [String: String] {
    Dictionary(
      set.compactMap { assignment in
        assignment.firstIndex(of: "=").map { equals in
          (String(assignment[..<equals]), String(assignment[assignment.index(after: equals)...]))
        }
      }, uniquingKeysWith: { first, _ in first })
  }
}

/// A way of transport as it is typed.
enum TransportArgument: String, CaseIterable, ExpressibleByArgument {
  case url
  case dataURI = "data-uri"
  case upload

  var transport: Transport {
    switch self {
    case .url: .url
    case .dataURI: .dataURI
    case .upload: .upload
    }
  }
}
