import CommandLineArguments
import JSON
import Preflight
import ProviderAnswers

/// `preflight explain`: what a provider's failure means, and what to do.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: "Says what a provider's failure means, and what to do about it.",
      discussion: """
        EXAMPLES:
          preflight explain ASSET.INVALID
          preflight explain 1201 --provider kling
          preflight explain "Video duration exceeds the maximum allowed."
          preflight explain credits gone but no video
          preflight explain answer.json --for runway/gen4_turbo
          curl ... | preflight explain - --format json

        A code, an HTTP status, a message, the state of a job, a file with an answer or a log, or \
        what happened in your own words. Nothing is sent anywhere.

        EXIT CODES:
          0 something is known   1 nothing is known   2 could not read the file   64 wrong usage
        """)
  }

  @Argument(
    help: "A code, a message, a file, - for standard input, or what happened in your own words.",
    completion: .file())
  var text: [String] = []

  @Option(
    help: "Whose failure it is, where the text does not say.",
    completion: .list(["fal", "runway", "kling", "pixverse", "minimax", "luma", "replicate"]))
  var provider: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "The profile that was used; its provider is meant then.", valueName: "profile"),
    completion: .list(Catalog.builtIn.ids))
  var profile: String?

  @Option(help: "text for people, json for one document, ndjson for a line an explanation.")
  var format = DataFormat.text

  func validate() throws {
    guard provider == nil || profile == nil else {
      throw ValidationError("--for names the provider already; leave --provider out.")
    }
    guard !text.isEmpty || (provider == nil && profile == nil) else {
      throw ValidationError("Say what is to be explained: a code, a message, a file or -.")
    }
    guard let provider, ErrorGuide.builtIn.provider(named: provider) == nil else { return }
    throw ValidationError(Self.unknown(provider))
  }

  func run() throws {
    let run = ExplainRun(words: text, provider: provider, profile: profile, format: format)
    try reportingErrorsAtOnce(run.print)
  }

  private static func unknown(_ provider: String) -> String {
    let known = ErrorGuide.builtIn.providers
    let nearest = NearestNames.to(provider, among: known)
    let question =
      nearest.isEmpty
      ? "known are \(known.joined(separator: ", "))." : "did you mean \(nearest[0])?"
    return "Nothing is known of failures of '\(provider)'; \(question)"
  }
}
