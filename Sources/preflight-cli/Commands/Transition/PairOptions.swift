import CommandLineArguments
import MediaModel
import Preprocess

/// Options that say how a pair of pictures for a transition is made.
struct PairOptions: ParsableArguments {
  @Flag(help: "Pad to one aspect ratio instead of cropping.")
  var pad = false

  @Flag(help: "Crop to one aspect ratio, both by the same rule; this is the default.")
  var crop = false

  @Option(
    help: ArgumentHelp(
      """
      Search the last seconds of A and the first of B for the best matching pair, and say what it \
      gains.
      """, valueName: "seconds"))
  var search: String?

  @Option(
    help: ArgumentHelp(
      "Also save the end of A: this many seconds up to the chosen frame.",
      valueName: "seconds"))
  var tail: String?

  @OptionGroup var canvas: CanvasOptions

  func validate() throws { _ = try transitionOptions }

  /// What the library is told.
  ///
  /// - Throws: `ValidationError` when the options contradict each other.
  var transitionOptions: TransitionOptions {
    get throws {
      guard !pad || !crop else {
        throw ValidationError("--pad and --crop contradict each other; choose one.")
      }
      guard canvas.focus == nil || !pad else {
        throw ValidationError("--focus is for cropping, and --pad does not crop.")
      }
      var chosen = TransitionOptions()
      chosen.aspectChange = pad ? .pad : .crop
      chosen.focus = try canvas.focusPoint
      chosen.search = try Self.length(search, of: "--search")
      chosen.tail = try Self.length(tail, of: "--tail")
      chosen.background = try canvas.color
      chosen.followsRecommendations = canvas.recommended
      return chosen
    }
  }

  /// The longest part that is searched or cut, in seconds.
  private static let longest = 60

  private static func length(_ text: String?, of option: String) throws -> MediaTime? {
    guard let text else { return nil }
    guard let seconds = Rational(decimal: text), seconds > 0 else {
      throw ValidationError(
        "'\(text)' is not a duration for \(option): write seconds, such as 2 or 1.5.")
    }
    guard seconds <= Rational(longest) else {
      throw ValidationError("\(option) must be at most \(longest) seconds.")
    }
    return MediaTime(seconds: seconds)
  }
}
