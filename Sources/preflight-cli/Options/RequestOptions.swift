import CommandLineArguments
import Preflight

/// Options of every command that asks profiles about a request.
struct RequestOptions: ParsableArguments {
  @Option(help: "How the files are sent to the provider, for limits that depend on it.")
  var transport: Transport?

  @Option(
    help: ArgumentHelp(
      "A setting of the request, such as resolution=1080p. Can be repeated.",
      valueName: "key=value"))
  var set: [String] = []

  func validate() throws {
    var names: Set<String> = []
    for assignment in set {
      guard let equals = assignment.firstIndex(of: "="), equals != assignment.startIndex else {
        throw ValidationError("'\(assignment)' is not a setting: write --set key=value.")
      }
      let name = String(assignment[..<equals])
      guard names.insert(name).inserted else {
        throw ValidationError("--set gives '\(name)' twice; keep one.")
      }
    }
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

extension [String] {
  /// The profiles' names as they were typed, those with commas taken apart.
  var profileNames: [String] {
    flatMap { $0.split(separator: ",").map(String.init) }
  }
}

/// Options about the request as a whole: where it is written, and what it may cost.
struct DocumentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A file with the whole request: the JSON that would be sent, or Preflight's own format; - \
      for standard input.
      """, valueName: "file"), completion: .file())
  var request: String?

  @Flag(
    help: """
      Send one HEAD request to each address in the request to see what it points to; needs curl.
      """)
  var fetchHeaders = false

  @Flag(
    help: """
      Check whether the provider's API key is in the environment and has the right form; it is \
      never shown.
      """)
  var account = false

  @OptionGroup var cost: CostOptions

  func validate() throws {
    guard !fetchHeaders || request != nil else {
      throw ValidationError("--fetch-headers needs --request.")
    }
  }
}

/// The option of commands that look at what a request costs.
struct CostOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Fail if the request costs more than this, or if its cost is unknown: 2, 2USD, 50credits.",
      valueName: "amount"))
  var maxCost: String?

  /// The most that a request may cost, or nil when it may cost anything.
  ///
  /// - Throws: `ValidationError` when what was typed is no amount.
  var gate: CostGate? {
    get throws(ValidationError) { try CostArgument.gate(maxCost, of: "--max-cost") }
  }

  func validate() throws {
    _ = try gate
  }
}

/// Options of commands about a request that sends a part of a clip.
struct SentPartOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Start of the part that will be sent.", valueName: "time"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "End of the part that will be sent; the frame at this time is not included.",
      valueName: "time"))
  var to: String?

  /// Where the part starts and ends, as far as that was typed.
  ///
  /// - Throws: `ValidationError` when a text is no time.
  var ends: (from: TimePosition?, to: TimePosition?) {
    get throws {
      (
        try TimeArgument.position(from, of: "--from"), try TimeArgument.position(to, of: "--to")
      )
    }
  }
}

/// Options of every command that remembers something.
struct MemoryOptions: ParsableArguments {
  @Flag(
    help: """
      Neither read nor store facts of files, learned limits and history.
      """)
  var noMemory = false

  /// What this run may remember.
  var memory: Memory { noMemory ? .none : Memory() }
}

extension NameSpecification {
  /// The option that names profiles.
  static var profile: NameSpecification { [.customLong("profile"), .customLong("for")] }
  /// The option that says where results go.
  static var output: NameSpecification { [.customShort("o"), .customLong("output")] }
}

extension CompletionKind {
  /// The ids of the built-in profiles.
  static var profiles: CompletionKind { .list(Catalog.builtIn.names) }
}

extension ArgumentHelp {
  /// The help of `--for` where several profiles can be named, which must accept the inputs or `results`.
  static func profiles(thatAccept results: String? = nil, note: String = "") -> ArgumentHelp {
    let profile = results.map { "A profile that must accept \($0)" } ?? "A profile"
    return ArgumentHelp(
      """
      \(profile): its id, the last part of its id, or the path of its JSON file. Separate several \
      with commas\(note).
      """, valueName: "profile")
  }
}
