import MediaModel
import TestMedia
import Testing

@testable import Media

/// From stored pixels to what a viewer sees.
struct GeometryTests {
  /// The four numbers that turn a picture, with the turn that they stand for.
  static let turns: [(matrix: [Int32], rotation: Rotation)] = [
    ([1, 0, 0, 1], Rotation(degrees: 0)), ([0, 1, -1, 0], Rotation(degrees: 90)),
    ([-1, 0, 0, -1], Rotation(degrees: 180)), ([0, -1, 1, 0], Rotation(degrees: 270)),
    ([-1, 0, 0, 1], Rotation(degrees: 0, isMirrored: true)),
    ([0, -1, -1, 0], Rotation(degrees: 90, isMirrored: true)),
    ([1, 0, 0, -1], Rotation(degrees: 180, isMirrored: true)),
    ([0, 1, 1, 0], Rotation(degrees: 270, isMirrored: true)),
  ]

  private static func matrix(_ values: [Int32]) -> [Int32] {
    let fixed = values.map { $0 * 65536 }
    return [fixed[0], fixed[1], 0, fixed[2], fixed[3], 0, 0, 0, 1 << 30]
  }

  @Test(arguments: turns, [SampleClip.Container.mp4, .mov])
  func turnsThePicture(
    turn: (matrix: [Int32], rotation: Rotation), container: SampleClip.Container
  ) throws {
    let facts = try SampleClip { $0.container = container }.facts {
      try $0.setMatrix(Self.matrix(turn.matrix))
    }
    let video = try #require(facts.mainVideo)
    #expect(video.rotation == turn.rotation)
    #expect(video.storedSize?.description == "64x48")
    #expect(video.displaySize?.description == (turn.rotation.swapsSides ? "48x64" : "64x48"))
    #expect(video.displayAspectRatio?.description == (turn.rotation.swapsSides ? "3:4" : "4:3"))
  }

  @Test func knowsNoRightAngleForASlantedPicture() throws {
    let half: Int32 = 46341
    let facts = try SampleClip().facts {
      try $0.setMatrix([half, half, 0, -half, half, 0, 0, 0, 1 << 30])
    }
    #expect(facts.mainVideo?.rotation == nil)
    #expect(facts.mainVideo?.storedSize?.description == "64x48")
  }

  @Test(
    arguments: [SampleClip.Container.mp4, .mov, .mkv, .transportStream],
    [(.of(4, 3), "85x48", "16:9"), (.of(8, 9), "64x54", "32:27"), (.of(2, 1), "128x48", "8:3")]
      as [(Rational, String, String)])
  func widensPixelsThatAreNotSquare(
    container: SampleClip.Container, expected: (aspect: Rational, size: String, ratio: String)
  ) throws {
    let facts = try SampleClip {
      $0.container = container
      $0.pixelAspect = expected.aspect
    }.facts()
    let video = try #require(facts.mainVideo)
    #expect(video.sampleAspectRatio?.value == expected.aspect)
    #expect(video.storedSize?.description == "64x48")
    #expect(video.displaySize?.description == expected.size)
    #expect(video.displayAspectRatio?.description == expected.ratio)
  }

  @Test func callsPixelsSquareThatNothingDescribes() throws {
    let video = try #require(try SampleClip().facts().mainVideo)
    #expect(video.sampleAspectRatio?.description == "1:1")
  }

  @Test func cropsToTheCleanAperture() throws {
    let facts = try SampleClip().facts { try $0.setAperture(width: (60, 1), height: (40, 1)) }
    let video = try #require(facts.mainVideo)
    #expect(video.containerCropping == Cropping(left: 2, right: 2, top: 4, bottom: 4))
    #expect(video.storedSize?.description == "64x48")
    #expect(video.displaySize?.description == "60x40")
    #expect(video.displayAspectRatio?.description == "3:2")
  }

  @Test func cropsToAnApertureOffTheCentre() throws {
    let facts = try SampleClip().facts {
      try $0.setAperture(width: (121, 2), height: (48, 1), x: (3, 4))
    }
    let cropping = try #require(facts.mainVideo?.containerCropping)
    #expect(cropping == Cropping(left: 3, right: 1, top: 0, bottom: 0))
  }

  @Test(
    arguments: [
      ((64, 1), (48, 1), (0, 1)), ((100, 1), (48, 1), (0, 1)), ((0, 1), (0, 1), (0, 1)),
      ((60, 0), (40, 1), (0, 1)), ((60, 1), (40, 1), (.max, 1)), ((-60, 1), (40, 1), (0, 1)),
      ((1, .max), (1, .max), (.min, 1)), ((.max, 1), (.max, 1), (.min, -1)),
    ] as [((Int32, Int32), (Int32, Int32), (Int32, Int32))])
  func ignoresAnApertureThatCutsNothingOrMakesNoSense(
    width: (Int32, Int32), height: (Int32, Int32), offset: (Int32, Int32)
  ) throws {
    let facts = try SampleClip().facts {
      try $0.setAperture(width: width, height: height, x: offset)
    }
    #expect(facts.mainVideo?.containerCropping == nil)
    #expect(facts.mainVideo?.displaySize?.description == "64x48")
  }

  @Test func cropsWidensAndTurnsInThisOrder() throws {
    let geometry = DisplayGeometry(
      stored: PixelSize(width: 720, height: 576),
      cropping: Cropping(left: 8, right: 8, top: 0, bottom: 0),
      pixelAspect: AspectRatio("16:11"), rotation: Rotation(degrees: 90))
    #expect(geometry.size?.description == "576x1024")
    #expect(geometry.ratio?.description == "9:16")
  }

  @Test(arguments: ["2147483647:1", "1:2147483647"])
  func givesNoSizeToPixelsOfAbsurdShape(aspect: String) {
    let geometry = DisplayGeometry(
      stored: PixelSize(width: 1920, height: 1080), cropping: nil,
      pixelAspect: AspectRatio(aspect), rotation: Rotation.none)
    #expect(geometry.size == nil)
    #expect(geometry.ratio != nil)
  }

  @Test(.enabled(if: VideoCodec.h264.isPresent), arguments: [(62, 46), (66, 50), (1918, 2)])
  func readsSizesThatTheCodecCrops(width: Int, height: Int) throws {
    let video = try #require(
      try SampleClip {
        $0.width = width
        $0.height = height
        $0.frameCount = 2
      }.facts().mainVideo)
    #expect(video.storedSize == PixelSize(width: width, height: height))
    #expect(video.displaySize == PixelSize(width: width, height: height))
    #expect(try #require(video.codedSize).width % 16 == 0)
    #expect(try #require(video.codedSize).height % 16 == 0)
  }
}
