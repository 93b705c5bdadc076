import CommandLineArguments
import MediaModel
import Preprocess

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
        "'\(text)' is no point for \(option): write two numbers from 0 to 1, such as 0.5,0.3.")
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
        "'\(text)' is no colour for \(option): write six hexadecimal digits, such as FFFFFF for "
          + "white.")
    }
    return digits
  }
}
