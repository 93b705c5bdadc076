import CommandLineArguments
import MediaModel
import Preflight
import Preprocess

/// Options about what may be done to pictures so that they are accepted.
struct PictureOptions: ParsableArguments {
  @Option(
    help: """
      How a clip that is too short is made longer: hold its last frame, loop it, or play it to and \
      fro (boomerang). Without it such a clip is refused.
      """)
  var lengthen: LengthenArgument?

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
    guard hexadecimalBackground.count == 6, hexadecimalBackground.allSatisfy(\.isHexDigit) else {
      throw ValidationError(
        "'\(background)' is no colour for --background: write six hexadecimal digits, such as "
          + "FFFFFF for white.")
    }
  }

  /// Tells a planner's wishes what was said here.
  ///
  /// - Throws: `ValidationError` when the focus is no point in the picture.
  func apply(to wishes: inout RepairWishes) throws {
    wishes.lengthening = lengthen?.lengthening
    wishes.aspectChange = aspect?.change
    wishes.focus = try focusPoint
    wishes.background = hexadecimalBackground
    wishes.followsRecommendations = recommended
  }

  private var hexadecimalBackground: String {
    (background.hasPrefix("#") ? String(background.dropFirst()) : background).uppercased()
  }

  private var focusPoint: RepairWishes.Focus? {
    get throws {
      guard let focus else { return nil }
      let shares = focus.split(separator: ",", omittingEmptySubsequences: false)
        .map { Rational(decimal: $0) }
      guard shares.count == 2, let x = shares[0], let y = shares[1],
        (0...1).contains(x), (0...1).contains(y)
      else {
        throw ValidationError(
          "'\(focus)' is no point for --focus: write two numbers from 0 to 1, such as 0.5,0.3.")
      }
      return RepairWishes.Focus(x: x, y: y)
    }
  }
}

/// A way of lengthening as it is typed.
enum LengthenArgument: String, CaseIterable, ExpressibleByArgument {
  case hold, loop, boomerang

  var lengthening: RepairWishes.Lengthening {
    switch self {
    case .hold: .hold
    case .loop: .loop
    case .boomerang: .boomerang
    }
  }
}

/// A change of shape as it is typed.
enum AspectArgument: String, CaseIterable, ExpressibleByArgument {
  case crop, pad

  var change: RepairWishes.AspectChange {
    switch self {
    case .crop: .crop
    case .pad: .pad
    }
  }
}

/// An end of a clip as it is typed.
enum ClipEndArgument: String, CaseIterable, ExpressibleByArgument {
  case start, end

  var clipEnd: Profile.ClipEnd {
    switch self {
    case .start: .start
    case .end: .end
    }
  }
}
