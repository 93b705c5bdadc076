import Media
import MediaModel

extension MediaFacts {
  /// The facts of one frame seen as a picture: upright, with square pixels, and as if it were saved as
  /// PNG without any change.
  ///
  /// Nothing is known of its bytes yet.
  func frameAsImage(_ shown: PixelSize, format: PixelFormatFacts) -> MediaFacts {
    MediaFacts(
      path: path, byteCount: 1, kind: .image,
      container: ContainerFacts(format: "png", formatName: "PNG"),
      image: ImageFacts(
        format: "png", codec: CodecFacts(name: "png"),
        pixelFormat: PixelFormatFacts(
          name: format.hasAlpha == true ? "rgba" : "rgb24", bitDepth: 8, chroma: "RGB",
          hasAlpha: format.hasAlpha == true),
        storedSize: shown, displaySize: shown, colorModel: "RGB",
        color: ColorFacts(
          primaries: "bt709", transfer: "iec61966-2-1", matrix: "gbr", range: .full),
        dynamicRange: .sdr, frameCount: 1))
  }

  /// The facts with the size that a decoded frame has where it changes midway, or the same facts.
  func with(_ traits: FrameTraits) -> MediaFacts {
    guard let size = traits.size, let video = mainVideo, size != video.storedSize else {
      return self
    }
    let aspect = video.sampleAspectRatio?.value ?? 1
    return withVideo { video in
      video.storedSize = size
      video.containerCropping = nil
      let shown = size.withSquarePixels(aspect)
      video.displaySize = video.rotation?.swapsSides == true ? shown.turned : shown
    }
  }
}

extension PixelSize {
  /// The size after one axis was enlarged so that pixels of a shape become square.
  fileprivate func withSquarePixels(_ aspect: Rational) -> PixelSize {
    func enlarged(_ side: Int, _ factor: Rational) -> Int {
      Int((Rational(side) * factor + .half).roundedDown)
    }
    let square =
      aspect >= 1
      ? PixelSize(width: enlarged(width, aspect), height: height)
      : PixelSize(width: width, height: enlarged(height, (1 / aspect).orZero))
    return square ?? self
  }
}
