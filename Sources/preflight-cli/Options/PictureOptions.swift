import CommandLineArguments
import MediaModel
import Preprocess

/// Options about what may be done to pictures so that they are accepted.
struct PictureOptions: ParsableArguments {
  @Option(
    help: """
      How to change the aspect ratio: crop or pad. Without it, at most a tenth is cropped.
      """)
  var aspect: FitOptions.AspectChange?

  @OptionGroup var canvas: CanvasOptions

  func validate() throws {
    guard canvas.focus == nil || aspect != .pad else {
      throw ValidationError("--focus is for cropping, and --aspect pad does not crop.")
    }
  }

  /// Tells the library what was said here.
  ///
  /// - Throws: `ValidationError` when the focus is no point in the picture.
  func apply(to chosen: inout FitOptions) throws {
    chosen.aspectChange = aspect
    chosen.focus = try canvas.focusPoint
    chosen.background = try canvas.color
    chosen.followsRecommendations = canvas.recommended
  }

  /// Tells the library what was said here.
  ///
  /// - Throws: `ValidationError` when the focus is no point in the picture.
  func apply(to chosen: inout StillExportOptions) throws {
    chosen.aspectChange = aspect
    chosen.focus = try canvas.focusPoint
    chosen.background = try canvas.color
    chosen.followsRecommendations = canvas.recommended
  }
}

/// What is kept in view of a picture that is cropped, and what stands behind one that is padded.
struct CanvasOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The point that a crop keeps in view, as fractions of width and height; 0.5,0.5 is the \
      centre.
      """,
      valueName: "x,y"))
  var focus: String?

  @Option(
    help: ArgumentHelp(
      "Colour of padding and behind transparent images, such as FFFFFF.", valueName: "rrggbb"))
  var background = "000000"

  @Flag(help: "Follow recommendations as well as limits.")
  var recommended = false

  func validate() throws {
    _ = try focusPoint
    _ = try color
  }

  /// The point that a crop keeps in view, or nil when none is named.
  ///
  /// - Throws: `ValidationError` when it is no point in the picture.
  var focusPoint: FitOptions.Focus? {
    get throws { try FocusArgument.point(focus, of: "--focus") }
  }

  /// The colour as `RRGGBB`.
  ///
  /// - Throws: `ValidationError` when it is none.
  var color: String {
    get throws { try ColorArgument.color(background, of: "--background") }
  }
}

/// Places in a picture as they are typed: `0.5,0.3`.
enum FocusArgument {
  /// The place that a text means, or nil without a text.
  ///
  /// - Throws: `ValidationError` when it is no place in the picture.
  static func point(_ text: String?, of option: String) throws -> FitOptions.Focus? {
    guard let text else { return nil }
    let shares = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { Rational(decimal: $0) }
    guard shares.count == 2, let x = shares[0], let y = shares[1],
      (0...1).contains(x), (0...1).contains(y)
    else {
      throw ValidationError(
        "'\(text)' is not a point for \(option): write two numbers from 0 to 1, such as 0.5,0.3.")
    }
    return FitOptions.Focus(x: x, y: y)
  }
}

/// Colours as they are typed: `FFFFFF`, `#ffffff`.
enum ColorArgument {
  /// The colour that a text means, as `RRGGBB` in capitals.
  ///
  /// - Throws: `ValidationError` when it is none.
  static func color(_ text: String, of option: String) throws -> String {
    let digits = (text.hasPrefix("#") ? String(text.dropFirst()) : text).uppercased()
    guard digits.count == 6, digits.allSatisfy(\.isHexDigit) else {
      throw ValidationError(
        "'\(text)' is not a colour for \(option): write six hexadecimal digits, such as FFFFFF for "
          + "white.")
    }
    return digits
  }
}
