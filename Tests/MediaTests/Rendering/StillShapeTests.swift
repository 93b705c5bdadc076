import Media
import MediaModel
import TestMedia
import Testing

@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct StillShapeTests {
  private let source = SamplePicture.noise(47, 33)

  /// Where the pixel in a column and row of the result comes from, by EXIF orientation.
  private func origin(_ orientation: Int, _ x: Int, _ y: Int) -> (x: Int, y: Int) {
    let (right, bottom) = (source.width - 1, source.height - 1)
    return switch orientation {
    case 2: (right - x, y)
    case 3: (right - x, bottom - y)
    case 4: (x, bottom - y)
    case 5: (y, x)
    case 6: (y, bottom - x)
    case 7: (right - y, bottom - x)
    case 8: (right - y, x)
    default: (x, y)
    }
  }

  @Test(arguments: [
    (1, Rotation.none), (2, Rotation(degrees: 0, isMirrored: true)), (3, Rotation(degrees: 180)),
    (4, Rotation(degrees: 180, isMirrored: true)), (5, Rotation(degrees: 270, isMirrored: true)),
    (6, Rotation(degrees: 90)), (7, Rotation(degrees: 90, isMirrored: true)),
    (8, Rotation(degrees: 270)),
  ])
  func bakesTheOrientationIn(orientation: Int, turn: Rotation) throws {
    let still = try StillFile(of: source.bytes, as: .png, PictureRendition(turn: turn))
    let turned = turn.swapsSides
    let expected = SamplePicture(turned ? 33 : 47, turned ? 47 : 33) { x, y, channel in
      let place = origin(orientation, x, y)
      return source[place.x, place.y, channel]
    }
    #expect(try SamplePicture.decoded(still.path, as: "rgb24") == expected.values)
    #expect(still.facts.exifOrientation == nil)
  }

  @Test func cropsAtOddPlaces() throws {
    let still = try StillFile(
      of: source.bytes, as: .png,
      PictureRendition(crop: Cropping(left: 3, right: 2, top: 7, bottom: 5)))
    let expected = SamplePicture(42, 21) { x, y, channel in source[x + 3, y + 7, channel] }
    #expect(try SamplePicture.decoded(still.path, as: "rgb24") == expected.values)
  }

  @Test(arguments: [1, 3]) func padsWithTheStatedColor(channels: Int) throws {
    let source = SamplePicture.noise(21, 13, channels: channels)
    let canvas = try #require(PixelSize(width: 40, height: 31))
    let still = try StillFile(
      of: source.bytes, as: .png,
      PictureRendition(padding: .init(size: canvas, left: 5, top: 9, color: "1234C9")))
    let expected = SamplePicture(40, 31) { x, y, channel in
      let isInside = (5..<26).contains(x) && (9..<22).contains(y)
      let place = channels == 1 ? 0 : channel
      return isInside ? source[x - 5, y - 9, place] : [0x12, 0x34, 0xC9][channel]
    }
    #expect(try SamplePicture.decoded(still.path, as: "rgb24") == expected.values)
  }

  @Test(arguments: [(24, 17), (97, 61)]) func scalesToAnySize(width: Int, height: Int) throws {
    let flat = SamplePicture(47, 33) { _, _, channel in [224, 48, 32][channel] }
    let still = try StillFile(
      of: flat.bytes, as: .jpeg(quality: 95, halvesChroma: true),
      PictureRendition(scaledSize: PixelSize(width: width, height: height)))
    #expect(still.facts.storedSize == PixelSize(width: width, height: height))
    let expected = SamplePicture(width, height) { _, _, channel in [224, 48, 32][channel] }
    let values = try SamplePicture.decoded(still.path, as: "rgb24")
    #expect(SamplePicture.difference(values, expected.values) <= 3)
  }
}
