import CFFmpeg
package import MediaModel
import System

/// What a still that was written shows when it is read back and decoded.
package struct StillProof: Sendable, Hashable {
  /// The format that was written, of those that were tried.
  package var format: StillRendition.Format
  package var size: PixelSize
  /// Bits a channel: 8 or 16.
  package var bitDepth: Int
  package var hasAlpha: Bool
  /// The file's size in bytes.
  package var byteCount: Int64
  /// SHA-256 in hexadecimal over the pixels that the file shows: red, green, blue and, where there is
  /// one, alpha, row after row; 16-bit values with the high byte first.
  package var pixelHash: String
  /// The peak signal-to-noise ratio of red, green and blue against what was meant, in dB; nil when every
  /// value is exactly as it was meant.
  package var psnr: Double?
}

/// Decodes a still that was just written, and compares what it shows with what was meant.
struct StillReadBack {
  let meant: StillPixels
  let format: StillRendition.Format

  /// What the file shows.
  ///
  /// - Throws: `MediaError`, `.verificationFailed` when it is not what was meant.
  func proof(of output: OutputFile) throws(MediaError) -> StillProof {
    let decoded = try decoded(output)
    let shown = try rows(of: decoded, output)
    let intended = PixelRows(meant.frame, meant.layout)
    guard shown.size == intended.size else {
      throw failure(output, "shows \(shown.size) pixels instead of \(intended.size).")
    }
    let psnr = try format.isLossless ? nil : loss(decoded, shown, intended, output)
    if format.isLossless, let place = PixelComparison(shown: shown, meant: intended).firstDifference
    {
      throw failure(output, "differs from what was meant at pixel \(place.x), \(place.y).")
    }
    let hasAlpha =
      meant.layout.hasAlpha
      && PixelLayout(AVPixelFormat(rawValue: decoded.raw.pointee.format)).hasAlpha
    return StillProof(
      format: format, size: shown.size, bitDepth: meant.layout.isDeep ? 16 : 8,
      hasAlpha: hasAlpha, byteCount: output.byteCount,
      pixelHash: PixelHash.sha256(of: shown, hasAlpha: hasAlpha), psnr: psnr)
  }

  /// How close a lossy image comes, in dB, or nil when it is exact.
  private func loss(
    _ decoded: Frame, _ shown: PixelRows, _ intended: PixelRows, _ output: OutputFile
  ) throws(MediaError) -> Double? {
    guard let planes = ChromaPlanes(decoded) else {
      throw failure(output, "is stored in another way than was meant.")
    }
    let loss = LossyColors(planes, intended)
    let bound = LossyColors.Bound(format)
    guard loss.keep(bound) else {
      throw failure(
        output,
        "differs from what was meant by \(Self.tenths(loss.luma.mean)) of 255 in brightness and "
          + "\(Self.tenths(loss.chroma.mean)) in colour on average, where at most "
          + "\(Self.tenths(bound.luma.mean)) and \(Self.tenths(bound.chroma.mean)) are usual.")
    }
    if intended.channelCount == 4, !PixelComparison(shown: shown, meant: intended).hasSameAlpha {
      throw failure(output, "is transparent where it was not meant to be.")
    }
    return SignalToNoise.psnr(shown, intended)
  }

  private func decoded(_ output: OutputFile) throws(MediaError) -> Frame {
    let frame: Frame
    do throws(FFmpegError) { frame = try Frame() } catch {
      throw MediaError(decoding: output.path, error)
    }
    let source: FrameSource
    do throws(MediaError) {
      source = try FrameSource(
        track: 0, in: FileBytes(path: output.readablePath), threadCount: 1,
        kind: .still(formatName: format.readerName, refusesDamage: true))
    } catch {
      throw failure(output, "cannot be read back: \(error.reason)")
    }
    guard source.next(into: frame), source.damageCount == 0 else {
      throw failure(output, "cannot be decoded.")
    }
    return frame
  }

  /// The decoded pixels in the layout of those that were meant.
  private func rows(of decoded: Frame, _ output: OutputFile) throws(MediaError) -> PixelRows {
    let color = DecodedStill(decoded, color: ColorFacts()).color
    do throws(FFmpegError) {
      let frame = try StillPixels.filtered(
        decoded.reference(),
        FrameRendition(
          sourceColor: color, resultColor: ColorFacts(range: .full),
          pixelFormat: meant.layout.formatName))
      return PixelRows(frame, meant.layout)
    } catch {
      throw MediaError(decoding: output.path, error)
    }
  }

  private func failure(_ output: OutputFile, _ reason: String) -> MediaError {
    MediaError(
      .verificationFailed, path: output.path, reason: "was not written: the new image \(reason)")
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension StillRendition.Format {
  /// Whether every value stays.
  var isLossless: Bool {
    switch self {
    case .png, .webp(nil): true
    case .jpeg, .webp: false
    }
  }

  /// FFmpeg's name of what reads the files.
  fileprivate var readerName: String {
    switch self {
    case .png: "png_pipe"
    case .jpeg: "jpeg_pipe"
    case .webp: "webp_pipe"
    }
  }
}
