import MediaModel

/// Where things are on a contact sheet: wide pictures in two rows with the figures beside the second
/// one, others in one row over the figures.
struct SheetLayout {
  let size: PixelSize
  let tileSize: PixelSize
  let start: Canvas.Area
  let end: Canvas.Area
  let difference: Canvas.Area
  /// The top left corner of each figure.
  let figures: [(left: Int, top: Int)]

  static let width = 1600
  static let margin = 40
  static let titleHeight = 30
  static let rowHeight = 36
  static let labelWidth = 140
  /// The shape from which two pictures in a row and one below look better than three in a row.
  private static let leastWideShape = 1.2

  /// A layout for pictures of a size and a number of figures.
  init(of picture: PixelSize, figureCount: Int) {
    let isWide = picture.ratio.value.approximation >= Self.leastWideShape
    let columns = isWide ? 2 : 3
    let width = (Self.width - (columns + 1) * Self.margin) / columns
    let height = max(1, min(4 * width, width * picture.height / picture.width))
    let tile = PixelSize(width: width, height: height) ?? picture
    tileSize = tile
    func area(_ column: Int, _ top: Int) -> Canvas.Area {
      Canvas.Area(
        left: Self.margin + column * (width + Self.margin), top: top, width: tile.width,
        height: tile.height)
    }
    let top = Self.margin + Self.titleHeight
    let second = top + tile.height + Self.margin + (isWide ? Self.titleHeight : 0)
    start = area(0, top)
    end = area(1, top)
    difference = isWide ? area(0, second) : area(2, top)
    let perColumn = isWide ? figureCount : (figureCount + columns - 1) / columns
    figures = (0..<figureCount).map { number in
      let column = isWide ? 1 : number / perColumn
      return (area(column, 0).left, second + number % max(1, perColumn) * Self.rowHeight)
    }
    let listBottom = second + perColumn * Self.rowHeight
    let bottom = max(isWide ? difference.bottom : 0, listBottom) + Self.margin
    size = PixelSize(width: Self.width, height: bottom) ?? picture
  }
}
