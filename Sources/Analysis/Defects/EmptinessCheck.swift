/// Finds pictures that show nothing: black ones, and those of one brightness.
enum EmptinessCheck {
  /// The share of dark pixels from which a picture is black.
  private static let blackShare = 0.98
  /// The contrast below which nothing can be seen.
  private static let leastContrast = 0.01

  static func defect(of light: Light) -> FrameDefect? {
    if light.darkShare >= blackShare {
      return FrameDefect(
        .black, measured: light.darkShare, threshold: blackShare,
        origin: "The defaults of FFmpeg's blackdetect: a pixel is black up to 10 % of white, a "
          + "picture from 98 % of black pixels.",
        message: "The frame is black: \(Percent.text(light.darkShare)) of it is dark.")
    }
    guard light.contrast < leastContrast else { return nil }
    return FrameDefect(
      .flat, measured: light.contrast, threshold: leastContrast,
      origin: "Measured on 60 real clips: every picture that shows something has a contrast of 2 % "
        + "or more.",
      message: "The frame is a plain surface: its contrast is \(Percent.text(light.contrast)).")
  }
}
