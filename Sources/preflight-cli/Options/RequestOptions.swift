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
