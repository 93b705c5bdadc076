import CommandLineArguments
import Preflight

/// Options of every command that asks profiles about a request.
struct RequestOptions: ParsableArguments {
  @Option(help: "How the files reach the provider, where limits depend on it.")
  var transport: TransportArgument?

  @Option(
    help: ArgumentHelp(
      "A setting of the request, such as resolution=1080p; may be repeated.",
      valueName: "key=value"))
  var set: [String] = []

  func validate() throws {
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
      A file with the whole request: the JSON that would be sent, or Preflight's own form; - for \
      standard input.
      """, valueName: "file"), completion: .file())
  var request: String?

  @Flag(
    help: """
      Ask the servers of the request's addresses what lies behind them, by one HEAD each; needs curl.
      """)
  var fetchHeaders = false

  @Flag(
    help: """
      Look whether the provider's key is in the environment and looks like one; it is never shown.
      """)
  var account = false

  @Option(
    help: ArgumentHelp(
      "Fail when the request costs more, or what it costs is not known: 2, 2USD, 50credits.",
      valueName: "amount"))
  var maxCost: String?

  /// The most that a request may cost, or nil when it may cost anything.
  ///
  /// - Throws: `RequestError` when what was typed is no amount.
  var gate: CostGate? {
    get throws { try maxCost.map { try CostGate(parsing: $0) } }
  }

  func validate() throws {
    guard !fetchHeaders || request != nil else {
      throw ValidationError("--fetch-headers is about the addresses of --request; name its file.")
    }
    do {
      _ = try gate
    } catch let error as RequestError {
      throw ValidationError(error.message)
    }
  }
}

/// Options of every command that remembers something.
struct MemoryOptions: ParsableArguments {
  @Flag(
    help: """
      Neither use nor store what is remembered: facts of files, learned limits, the history.
      """)
  var noMemory = false

  /// What this run may remember.
  var memory: Memory { noMemory ? .none : Memory() }
}
