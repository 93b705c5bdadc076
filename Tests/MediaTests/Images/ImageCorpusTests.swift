import MediaModel
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
    #expect(pictures.count == CorpusPicture.unchanged.count)
    for picture in CorpusPicture.unchanged {
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

  @Test(arguments: CorpusPicture.unchanged)
  func readsWhatWasVerifiedByHand(_ picture: CorpusPicture) throws {
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
