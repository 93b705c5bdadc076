import Foundation
import MediaModel
import TestMedia
import Testing

@testable import Media

/// Real pictures, compared with ffprobe's answers and with values that Pillow 13, pillow_heif and
/// a reading of the bytes by hand gave.
@Suite(.enabled(if: ImageCorpus.isPresent, "\(ImageCorpus.absence)"))
struct ImageCorpusTests {
  @Test func recognisesEveryPictureAndNothingElse() throws {
    let files = ImageCorpus.files
    let pictures = try files.filter { try ImageCorpus.reading($0.path) != nil }
    print("\(pictures.count) pictures among \(files.count) files of the corpus")
    #expect(pictures.count == CorpusImage.unchanged.count)
    for picture in CorpusImage.unchanged {
      #expect(pictures.contains { $0.path.hasSuffix("/" + picture.name) }, "\(picture.name)")
    }
  }

  @Test func agreesWithFFprobe() throws {
    var compared = 0
    for file in ImageCorpus.files {
      guard let image = try ImageCorpus.reading(file.path)?.image,
        let stream = file.ffprobe.streams?.first(where: { $0.codecType == "video" }),
        let width = stream.width, let height = stream.height, width > 0
      else { continue }
      compared += 1
      #expect(image.storedSize == PixelSize(width: width, height: height), "\(file.path)")
      #expect(image.codec.name == stream.codecName, "\(file.path)")
      if let name = image.pixelFormat.name { #expect(name == stream.pixelFormat, "\(file.path)") }
      if let profile = stream.profile, ["mjpeg", "av1"].contains(image.codec.name) {
        #expect(image.codec.profile == profile, "\(file.path)")
      }
    }
    print("\(compared) pictures compared with ffprobe")
    #expect(compared > 20)
  }

  @Test(arguments: CorpusImage.unchanged)
  func readsWhatWasVerifiedByHand(_ picture: CorpusImage) throws {
    let path = try #require(ImageCorpus.files.first { $0.path.hasSuffix("/" + picture.name) }).path
    let reading = try #require(try ImageCorpus.reading(path))
    #expect(reading.container.format == picture.format)
    #expect(reading.image.displaySize?.description == picture.displaySize)
    #expect(reading.image.rotation == picture.rotation)
    #expect(reading.image.frameCount == picture.frameCount)
    #expect(reading.image.pixelFormat.hasAlpha == picture.hasAlpha)
    #expect((reading.image.hasICCProfile ?? false) == picture.marks.contains(.icc))
    #expect(reading.container.hasLocation == picture.marks.contains(.place))
    #expect(reading.container.hasDeviceMetadata == picture.marks.contains(.device))
    #expect(reading.problems.map(\.kind) == picture.problems)
  }
}

/// The real files beside the package, where they are present.
enum ImageCorpus {
  static let absence = RealFiles.absence
  static let folder = RealFiles.folder
  static let isPresent = RealFiles.arePresent

  /// What another reader, ffprobe 5.1, said of every file.
  struct Manifest: Decodable {
    struct File: Decodable {
      let path: String
      let ffprobe: Answer
    }
    struct Answer: Decodable {
      let format: String?
      let duration: String?
      let streams: [Stream]?
    }
    struct Stream: Decodable {
      let codecType: String?
      let codecName: String?
      let pixelFormat: String?
      let profile: String?
      let width: Int?
      let height: Int?

      private enum CodingKeys: String, CodingKey {
        case profile, width, height
        case codecType = "codec_type"
        case codecName = "codec_name"
        case pixelFormat = "pix_fmt"
      }
    }
    fileprivate let files: [File]
  }

  /// The manifest's files that are unchanged.
  static let files: [Manifest.File] = {
    let path = folder.appendingPathComponent("manifest.json")
    let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(contentsOf: path))
    return (manifest?.files ?? []).filter { RealFiles.isUnchanged($0.path) }
  }()

  static func file(_ path: String) throws -> FileBytes {
    try FileBytes(path: folder.appendingPathComponent(path).path)
  }

  static func reading(_ path: String) throws -> ImageReading? {
    let file = try file(path)
    return try StillImage.reading(of: file, firstBytes: file.bytes(at: 0, count: 64))
  }
}

/// One picture of the corpus with the values that other readers gave.
struct CorpusImage: Sendable, CustomStringConvertible {
  enum Mark: Sendable {
    case icc, place, device
  }

  let name: String
  let format: String
  let displaySize: String?
  let rotation: Rotation
  let frameCount: Int?
  let hasAlpha: Bool?
  let marks: Set<Mark>
  let problems: [MediaProblem.Kind]

  var description: String { name }

  init(
    _ name: String, _ format: String, _ displaySize: String?, turned degrees: Int = 0,
    mirrored: Bool = false, frames: Int? = 1, alpha: Bool? = false, _ marks: Set<Mark> = [],
    _ problems: [MediaProblem.Kind] = []
  ) {
    self.name = name
    self.format = format
    self.displaySize = displaySize
    rotation = Rotation(degrees: degrees, isMirrored: mirrored)
    frameCount = frames
    hasAlpha = alpha
    self.marks = marks
    self.problems = problems
  }

  /// Those whose files are the manifest's.
  static let unchanged = (heif + jpeg + animated + others).filter { picture in
    ImageCorpus.files.contains { $0.path.hasSuffix("/" + picture.name) }
  }

  private static let heif: [CorpusImage] = [
    .init(
      "clap_irot_imir_non_essential.avif", "avif", "10x8", turned: 90, mirrored: true, alpha: true),
    .init("colors-animated-12bpc-keyframes-0-2-3.avif", "avif", "64x64", frames: 5, alpha: true),
    .init(
      "colors-animated-8bpc-alpha-exif-xmp.avif", "avif", "150x150", frames: 5, alpha: true,
      [.place, .device]),
    .init("unsupported_gainmap_minimum_version.avif", "avif", "100x100", alpha: true),
    .init("icc_profile_none.avif", "avif", "57x57"),
    .init("sample_MP.heic", "heic", "1080x1920"),
    .init("alpha.heic", "heic", "1440x960"),
    .init("xiaomi.heic", "heic", "2592x1944", [.place, .device]),
    .init("zPug_3.heic", "heic", "64x64"),
    .init("IMG_2927.HEIC", "heic", "3024x4032", [.icc, .device]),
    .init("cheers_1440x960.heic", "heic", "1440x960"),
    .init("truncated.heic", "heic", "16x16", [], [.truncated]),
    .init("corrupted.hif", "heic", "5472x3648", [.device], [.truncated]),
    .init("corrupted.heic", "heic", nil, frames: nil, alpha: nil, [], [.damaged, .truncated]),
  ]

  private static let jpeg: [CorpusImage] = [
    .init("seine_sdr_gainmap_srgb.jpg", "jpeg", "400x300", [.icc, .place, .device]),
    .init("pixel-motion-photo-shortened.jpg", "jpeg", "3024x4032", turned: 90, [.icc, .device]),
    .init("broken-invalid-adobe-ycc-gray.jpg", "jpeg", "11x440"),
    .init("read-error1025.jpg", "jpeg", "1824x1025"),
    .init("testimg_gray.jpg", "jpeg", "512x512"),
    .init("test.jpg", "jpeg", "32x23", [.icc]),
    .init("Channel_digital_image_CMYK_color_no_profile.jpg", "jpeg", "500x333"),
    .init("Landscape_2.jpg", "jpeg", "1800x1200", mirrored: true),
    .init("Landscape_3.jpg", "jpeg", "1800x1200", turned: 180),
    .init("Landscape_4.jpg", "jpeg", "1800x1200", turned: 180, mirrored: true),
    .init("Landscape_5.jpg", "jpeg", "1800x1200", turned: 270, mirrored: true),
    .init("Landscape_6.jpg", "jpeg", "1800x1200", turned: 90),
    .init("Landscape_7.jpg", "jpeg", "1800x1200", turned: 90, mirrored: true),
    .init("Landscape_8.jpg", "jpeg", "1800x1200", turned: 270),
    .init("Portrait_6.jpg", "jpeg", "1200x1800", turned: 90),
    .init("5145e95a-02a8-11e7-8372-4787a7307ab8.jpg", "jpeg", nil, alpha: nil, [], [.truncated]),
  ]

  private static let animated: [CorpusImage] = [
    .init("rgba16.png", "png", "20x20", frames: 3, alpha: true),
    .init("blend_transparency.png", "png", "1x1", frames: 2, alpha: true),
    .init("iss634.apng", "png", "245x245", frames: 41, alpha: true),
    .init("Animation Lossy.webp", "webp", "320x240", frames: 101, alpha: true),
    .init("rotating-squares.webp", "webp", "80x80", frames: 9, alpha: true),
    .init(
      "6d939393058de0579fca1bbf10ecff25.gif", "gif", "160x120", frames: 4, alpha: true, [],
      [.truncated]),
    .init(
      "adf6f850b13dff73ebb22862c6ab028b.gif", "gif", "153x55", frames: 16, alpha: true, [],
      [.truncated]),
    .init("bc7af0616c4ae99144c8600e7b39beea.gif", "gif", "315x86", frames: 5, [], [.truncated]),
    .init("zero-loop-count.gif", "gif", "70x70", frames: 0, [], [.damaged]),
  ]

  private static let others: [CorpusImage] = [
    .init("kodim03_grayscale_cicp.png", "png", "768x512"),
    .init("4ch16bpp.png", "png", "497x497", alpha: true, [.device]),
    .init("pil123p.png", "png", "162x150", alpha: true),
    .init("gopher-doc.1bpp.lossless.webp", "webp", "75x100"),
    .init("no_compress.tiff", "tiff", "16x15", alpha: true),
    .init("tiled-cat-3113513_640.jp2", "jp2", "640x299"),
    .init("sample1.jxl", "jxl", "896x1080"),
    .init("hopper_16bit.pgm", "pgm", "128x128"),
  ]
}
