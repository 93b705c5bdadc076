import Preflight
package import ProviderAnswers

/// What can be explained, and what to do where nothing is known.
package struct ExplanationOverview: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// What can be explained, with examples.
  package func overview(_ guide: ErrorGuide) -> String {
    let rows = [
      ("Codes", "of \(guide.providers.joined(separator: ", "))"),
      ("Messages", "the sentences with which they refuse media"),
      ("Statuses", "of HTTP, from 400 on"),
      ("States", "of jobs: queued, generating, throttled, completed, failed, canceled"),
      ("Symptoms", "what users of panels report, in your own words"),
    ]
    let title = style.wrapped(
      "preflight explain knows \(guide.count) ways in which generations fail:", indent: 0)
    let examples = [
      "preflight explain ASSET.INVALID", "preflight explain credits gone but no video",
      "preflight explain answer.json --for runway/gen4_turbo",
    ]
    let lines = [title] + rows.map { style.row($0.0, $0.1) } + ["", "For example:"]
    return (lines + examples.map { "  " + style.colored($0, .cyan) }).joined(separator: "\n")
  }

  /// What is said when nothing is known of a text.
  package var nothingKnown: String {
    let steps = [
      "Give the code or the message alone, as the provider wrote it.",
      "Name the provider with --provider, or the profile with --for.",
      "Check the files: preflight check FILE --for PROFILE.",
      "Else write to the provider's support with the text, the time and the id of the job.",
    ]
    let rows = steps.enumerated().map { number, step in
      style.row(number == 0 ? "What to do" : "", "\(number + 1). \(step)")
    }
    return ([style.colored("Nothing is known of this.", .bold)] + rows).joined(separator: "\n")
  }
}
