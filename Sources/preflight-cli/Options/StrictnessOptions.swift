import CommandLineArguments
import Preflight

/// Which verdicts are failures, besides those that are.
struct StrictnessOptions: ParsableArguments {
  @Flag(help: "Treat warnings, and verdicts of which nothing is known, as failures.")
  var strict = false

  @Flag(help: "Fail where nothing is known of what a profile accepts.")
  var requireKnown = false

  /// The verdicts that are failures.
  var failing: Set<Verdict> {
    strict ? [.fail, .warn, .unknown] : requireKnown ? [.fail, .unknown] : [.fail]
  }
}
