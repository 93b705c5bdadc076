import MediaModel
import Testing

@testable import Reports

/// The parts of which picture reports are made.
struct ContactSheetTests {
  private func size(_ width: Int, _ height: Int) throws -> PixelSize {
    try #require(PixelSize(width: width, height: height))
  }

  private func picture(
    _ width: Int, _ height: Int, _ value: (Int, Int) -> UInt8
  ) throws -> RGBImage {
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width { bytes += [value(x, y), 0, 255 - value(x, y)] }
    }
    return try #require(RGBImage(size: try size(width, height), bytes: bytes))
  }

  @Test func everyPartLiesInsideAndNoneOverAnother() throws {
    for (width, height) in [(1920, 1080), (1080, 1920), (1000, 1000), (4096, 300), (300, 4096)] {
      let layout = SheetLayout(of: try size(width, height), figureCount: 9)
      #expect(layout.size.width == 1600)
      let tiles = [layout.start, layout.end, layout.difference]
      for tile in tiles {
        #expect(tile.left >= SheetLayout.margin && tile.right <= 1600 - SheetLayout.margin)
        #expect(tile.bottom + SheetLayout.margin <= layout.size.height)
        #expect(layout.figures.allSatisfy { $0.top >= tile.bottom || $0.left >= tile.right })
      }
      for (number, tile) in tiles.enumerated() {
        for other in tiles[(number + 1)...] {
          #expect(tile.right < other.left || tile.bottom < other.top)
        }
      }
      #expect(layout.figures.count == 9)
    }
  }

  @Test func picturesKeepTheirShape() throws {
    let layout = SheetLayout(of: try size(1920, 1080), figureCount: 9)
    #expect(layout.tileSize.ratio.relativeDistance(to: try size(16, 9).ratio) * 100 <= 1)
  }

  @Test func aSmallerPictureHasTheMeansOfWhatItCovers() throws {
    let small = try picture(4, 2) { x, _ in x < 2 ? 10 : 30 }.scaled(to: try size(2, 1))
    #expect(small.bytes == [10, 0, 245, 30, 0, 225])
  }

  @Test func aLargerPictureMixesNeighbours() throws {
    let large = try picture(2, 1) { x, _ in x == 0 ? 0 : 200 }.scaled(to: try size(8, 2))
    let reds = (0..<8).map { large.bytes[$0 * 3] }
    #expect(reds == reds.sorted())
    #expect(reds.first == 0 && reds.last == 200 && Set(reds).count > 3)
  }

  @Test func aDifferenceIsThatOfTheChannelThatDiffersMost() throws {
    let first = try picture(2, 1) { _, _ in 100 }
    let second = try picture(2, 1) { x, _ in x == 0 ? 100 : 90 }
    let difference = first.difference(from: second)
    #expect(difference.bytes == [0, 0, 0, 10, 10, 10])
    #expect(difference.amplified(30).bytes == [0, 0, 0, 255, 255, 255])
  }

  @Test func drawingBeyondTheEdgesIsLeftOut() throws {
    var canvas = Canvas(try size(8, 8), color: .gray(0))
    canvas.fill(.init(left: -5, top: -5, width: 6, height: 6), .gray(255))
    canvas.fill(.init(left: 20, top: 20, width: 5, height: 5), .gray(255))
    canvas.stroke(.init(left: 4, top: 4, width: 90, height: 90), .gray(100), width: 1)
    canvas.write("EDGE", left: 6, top: -3, .gray(9))
    #expect(canvas.picture.bytes.prefix(3) == [255, 255, 255])
    #expect(canvas.picture.bytes[9] == 0)
  }

  @Test func everyCapitalAndFigureHasAShapeOfItsOwn() {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:%/-+()=×"
    let shapes = letters.map { Glyph($0, .small).shades }
    #expect(Set(shapes).count == letters.count)
    #expect(Glyph("a", .small).shades == Glyph("A", .small).shades)
    #expect(!Set(shapes).contains(Glyph("漢", .small).shades))
  }
}
