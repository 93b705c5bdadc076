import CommandLineArguments
import MediaModel
import Preprocess

/// Options about what may be done to pictures so that they are accepted.
struct PictureOptions: ParsableArguments {
  @Option(
    help: """
      How a picture of another shape is changed: crop or pad. Without it at most a tenth is cropped.
      """)
  var aspect: AspectArgument?

  @Option(
    help: ArgumentHelp(
      "What a crop keeps in view, as shares of width and height: 0.5,0.5 is the middle.",
      valueName: "x,y"))
  var focus: String?

  @Option(
    help: ArgumentHelp(
      "What padding and transparent pictures are laid on, such as FFFFFF.", valueName: "rrggbb"))
  var background = "000000"

  @Flag(help: "Follow recommendations as well as what is required.")
  var recommended = false

  func validate() throws {
    _ = try focusPoint
    guard focus == nil || aspect != .pad else {
      throw ValidationError("--focus is about cropping, and --aspect pad crops nothing.")
    }
    _ = try hexadecimalBackground
  }

  /// Tells the library what was said here.
  ///
  /// - Throws: `ValidationError` when the focus is no point in the picture.
  func apply(to chosen: inout FitOptions) throws {
    chosen.aspectChange = aspect?.change
    chosen.focus = try focusPoint
    chosen.background = try hexadecimalBackground
    chosen.followsRecommendations = recommended
  }

  /// Tells the library what was said here.
  ///
  /// - Throws: `ValidationError` when the focus is no point in the picture.
  func apply(to chosen: inout StillExportOptions) throws {
    chosen.aspectChange = aspect?.change
    chosen.focus = try focusPoint
    chosen.background = try hexadecimalBackground
    chosen.followsRecommendations = recommended
  }

  private var hexadecimalBackground: String {
    get throws { try ColorArgument.color(background, of: "--background") }
  }

  private var focusPoint: FitOptions.Focus? {
    get throws { try FocusArgument.point(focus, of: "--focus") }
  }
}

/// A change of shape as it is typed.
enum AspectArgument: String, CaseIterable, ExpressibleByArgument {
  case crop, pad

  var change: FitOptions.AspectChange {
    switch self {
    case .crop: .crop
    case .pad: .pad
    }
  }
}
