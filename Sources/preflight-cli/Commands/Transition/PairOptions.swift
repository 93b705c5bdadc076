import CommandLineArguments
import MediaModel
import Preprocess

/// Options that say how a pair of pictures for a transition is made.
struct PairOptions: ParsableArguments {
  @Flag(help: "Put bars around pictures of another shape instead of cropping them.")
  var pad = false

  @Flag(help: "Crop pictures of another shape, both by the same rule; this is what is done anyway.")
  var crop = false

  @Option(
    help: ArgumentHelp(
      "What a crop keeps in view, as shares of width and height: 0.5,0.5 is the middle.",
      valueName: "x,y"))
  var focus: String?

  @Option(
    help: ArgumentHelp(
      """
      Look in the last seconds of A and the first of B for the pair that matches best, and say what \
      it gains.
      """, valueName: "seconds"))
  var search: String?

  @Option(
    help: ArgumentHelp(
      "Cut the end of A out as well, so many seconds that end with the chosen frame.",
      valueName: "seconds"))
  var tail: String?

  @Option(
    help: ArgumentHelp(
      "What bars and transparent pictures are laid on, such as FFFFFF.", valueName: "rrggbb"))
  var background = "000000"

  @Flag(help: "Follow recommendations as well as what is required.")
  var recommended = false

  func validate() throws { _ = try transitionOptions }

  /// What the library is told.
  ///
  /// - Throws: `ValidationError` when the options contradict each other.
  var transitionOptions: TransitionOptions {
    get throws {
      guard !pad || !crop else {
        throw ValidationError("--pad and --crop contradict each other; choose one.")
      }
      guard focus == nil || !pad else {
        throw ValidationError("--focus is about cropping, and --pad crops nothing.")
      }
      var chosen = TransitionOptions()
      chosen.aspectChange = pad ? .pad : .crop
      chosen.focus = try FocusArgument.point(focus, of: "--focus")
      chosen.search = try Self.length(search, of: "--search")
      chosen.tail = try Self.length(tail, of: "--tail")
      chosen.background = try ColorArgument.color(background, of: "--background")
      chosen.followsRecommendations = recommended
      return chosen
    }
  }

  /// The longest part that is searched or cut, in seconds.
  private static let longest = 60

  private static func length(_ text: String?, of option: String) throws -> MediaTime? {
    guard let text else { return nil }
    guard let seconds = Rational(decimal: text), seconds > 0 else {
      throw ValidationError(
        "'\(text)' is no length for \(option): write seconds, such as 2 or 1.5.")
    }
    guard seconds <= Rational(longest) else {
      throw ValidationError("\(option) takes at most \(longest) seconds.")
    }
    return MediaTime(seconds: seconds)
  }
}
