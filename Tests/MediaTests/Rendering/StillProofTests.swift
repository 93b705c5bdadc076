import MediaModel
import System
import TestMedia
import Testing

@testable import Media

/// What is written is read back, and another picture than was meant is never kept.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct StillProofTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The pixels of a picture as they are meant to be saved.
  private func pixels(
    of sample: SampleImage, for format: StillRendition.Format
  ) throws -> StillPixels {
    let path = try folder.write(sample.bytes, named: "source.pam")
    let still = try StillSource(path: path).firstPicture(color: ColorFacts())
    return try StillPixels(
      still, shapedBy: FrameRendition(), within: StillCoder(format: format).richestLayout)
  }

  private func output(_ bytes: [UInt8]) throws -> OutputFile {
    let output = try OutputFile(path: folder.path("still"), replacesExisting: true)
    try output.write(bytes)
    return output
  }

  /// Saves one picture, and proves it as if another had been meant.
  private func prove(
    _ written: SampleImage, as format: StillRendition.Format, meaning meant: SampleImage
  ) throws -> StillProof {
    let bytes = try StillCoder(format: format).bytes(of: pixels(of: written, for: format))
    return try StillReadBack(meant: pixels(of: meant, for: format), format: format).proof(
      of: output(bytes))
  }

  @Test(arguments: [(1, "rgb24"), (3, "rgb24"), (4, "rgba")])
  func tellsWhatAPNGShows(channels: Int, format: String) throws {
    let sample = SampleImage.noise(47, 33, channels: channels)
    let path = try folder.write(sample.bytes, named: "source.pam")
    let output = try OutputFile(path: folder.path("still.png"), replacesExisting: false)
    let proof = try StillRenderer.write(
      StillRendition(source: path, picture: FrameRendition(), format: .png), to: output)
    try output.commit()
    let hash = try ExternalProgram.ffmpeg.output([
      "-v", "error", "-i", output.path, "-pix_fmt", format, "-c:v", "rawvideo", "-f", "hash",
      "-hash", "sha256", "-",
    ])
    #expect(String(decoding: hash, as: UTF8.self) == "SHA256=\(proof.pixelHash)\n")
    #expect(proof.size.description == "47x33" && proof.bitDepth == 8 && proof.psnr == nil)
    #expect(proof.hasAlpha == (channels == 4))
    #expect(proof.byteCount == Int64(try FileBytes(path: output.path).byteCount))
  }

  @Test func sumsUpSixteenBitsWithTheHighByteFirst() throws {
    let header = "P7\nWIDTH 2\nHEIGHT 1\nDEPTH 3\nMAXVAL 65535\nTUPLTYPE RGB\nENDHDR\n"
    let values: [UInt8] = [0x12, 0x34, 0xFF, 0xFE, 0, 1, 0x80, 0x01, 0x7F, 0xFF, 0xAB, 0xCD]
    let path = try folder.write(Array(header.utf8) + values, named: "source.pam")
    let output = try OutputFile(path: folder.path("still.png"), replacesExisting: false)
    let rendition = StillRendition(
      source: path, picture: FrameRendition(pixelFormat: "rgb48be"), format: .png)
    let proof = try StillRenderer.write(rendition, to: output)
    let sum = HashSum(.sha256)
    sum.add(values)
    #expect(proof.pixelHash == sum.finish() && proof.bitDepth == 16)
  }

  @Test(arguments: [StillRendition.Format.png, .webp(quality: nil)])
  func noticesASingleValueThatIsOff(format: StillRendition.Format) throws {
    let meant = SampleImage.noise(47, 33)
    var altered = meant
    altered.values[(20 * 47 + 31) * 3 + 1] ^= 1
    #expect(try prove(meant, as: format, meaning: meant).psnr == nil)
    let error = #expect(throws: MediaError.self) {
      try prove(altered, as: format, meaning: meant)
    }
    #expect(error?.kind == .verificationFailed)
    #expect(error?.reason.hasSuffix("differs from what was meant at pixel 31, 20.") == true)
  }

  static let lossy: [StillRendition.Format] = [
    .jpeg(quality: 92, halvesChroma: false), .jpeg(quality: 60, halvesChroma: true),
    .webp(quality: 82),
  ]

  @Test(arguments: lossy)
  func noticesWrongColorsInLossyPictures(format: StillRendition.Format) throws {
    let meant = SampleImage.patches
    let (width, height) = (meant.width, meant.height)
    // Red and blue in each other's place; the limited range taken for the full one.
    let swapped = SampleImage(width, height) { meant[$0, $1, 2 - $2] }
    let flat = SampleImage(width, height) { 16 + meant[$0, $1, $2] * 219 / 255 }
    for wrong in [swapped, flat] {
      let error = #expect(throws: MediaError.self) {
        try prove(wrong, as: format, meaning: meant)
      }
      #expect(error?.kind == .verificationFailed)
    }
  }

  @Test(arguments: lossy + [.png, .webp(quality: nil)])
  func noticesAPictureOfAnotherSizeOrCutShort(format: StillRendition.Format) throws {
    let meant = SampleImage.noise(64, 48)
    #expect(throws: MediaError.self) {
      try prove(SampleImage.noise(63, 48), as: format, meaning: meant)
    }
    let intended = try pixels(of: meant, for: format)
    let bytes = try StillCoder(format: format).bytes(of: intended)
    let error = #expect(throws: MediaError.self) {
      try StillReadBack(meant: intended, format: format).proof(
        of: output(Array(bytes.prefix(bytes.count / 2))))
    }
    #expect(error?.kind == .verificationFailed)
  }

  static let hard: [SampleImage] = [
    .noise(96, 80), .noise(96, 80, channels: 4), .patches,
    SampleImage(96, 80) { x, y, _ in (x + y) % 2 * 255 },
    SampleImage(96, 80) { x, y, channel in
      (x + y) % 2 == 0 ? [255, 0, 0][channel] : [0, 0, 255][channel]
    },
    SampleImage(96, 80) { x, y, channel in x % 8 == 0 && y % 8 == 0 ? 255 : [0, 128, 0][channel]
    },
    SampleImage(96, 80) { x, y, channel in x % 3 == 0 ? 255 : [255, 0, 255][channel] },
    SampleImage(1, 1) { _, _, channel in [200, 30, 90][channel] },
  ]

  @Test(arguments: [1, 10, 30, 50, 75, 92, 100], hard.indices)
  func takesNoHonestLossForAMistake(quality: Int, picture: Int) throws {
    for format: StillRendition.Format in [
      .jpeg(quality: quality, halvesChroma: false), .jpeg(quality: quality, halvesChroma: true),
      .webp(quality: quality),
    ] {
      let sample = Self.hard[picture]
      #expect(throws: Never.self) { try prove(sample, as: format, meaning: sample) }
    }
  }

  @Test func triesFormatsInTurnUntilOneIsSmallEnough() throws {
    let path = try folder.write(SampleImage.noise(96, 80).bytes, named: "source.pam")
    let formats = [92, 60, 20].map { StillRendition.Format.jpeg(quality: $0, halvesChroma: false) }
    func proof(within limit: Int64?) throws -> StillProof {
      let output = try OutputFile(path: folder.path("still.jpg"), replacesExisting: false)
      let rendition = StillRendition(
        source: path, picture: FrameRendition(), format: formats[0])
      return try StillRenderer.write(
        rendition, orElse: Array(formats.dropFirst()), within: limit, to: output)
    }
    let best = try proof(within: nil)
    #expect(best.format == formats[0])
    #expect(try proof(within: best.byteCount) == best)
    let next = try proof(within: best.byteCount - 1)
    #expect(next.format == formats[1] && next.byteCount < best.byteCount)
    #expect(try proof(within: 1).format == formats[2])
  }
}
