import MediaModel

/// A small copy of a frame on which it is measured, so that frames of all sizes cost alike and
/// their measures can be compared.
///
/// Each pixel is the mean of a cell of the original. Frames that are small already stay as they are.
struct ReducedFrame {
  /// The longer side of the copy on which detail is measured.
  ///
  /// The usual sizes of video are whole multiples of it, so that all cells are equally large.
  static let detailSide = 640
  /// The longer side of the copy on which frames are compared.
  static let comparisonSide = 320
  /// The longer side of the copy in which the subject is looked for.
  static let subjectSide = 160
  /// The most rows of the original that a cell takes its mean from.
  ///
  /// More would cost time with 4K and 8K frames, and change the mean by less than a code value.
  private static let rowsPerCell = 4

  let columns: Int
  let rows: Int
  /// Three bytes a pixel: red, green, blue.
  package let bytes: [UInt8]

  /// A copy whose longer side is at most so many pixels.
  init(_ picture: RGBImage, longSide: Int) {
    let size = Self.size(of: picture.size.width, picture.size.height, longSide: longSide)
    let across = CellEdges(length: picture.size.width, cells: size.columns)
    let down = CellEdges(length: picture.size.height, cells: size.rows)
    let rowByteCount = picture.size.width * 3
    var result = [UInt8](repeating: 0, count: size.columns * size.rows * 3)
    var sums = [UInt16](repeating: 0, count: rowByteCount)
    for row in 0..<size.rows {
      for place in sums.indices { sums[place] = 0 }
      let span = down[row]
      let step = max(1, span.count / Self.rowsPerCell)
      var rowCount = 0
      for y in stride(from: span.lowerBound, to: span.upperBound, by: step) {
        Self.add(picture.bytes, from: y * rowByteCount, to: &sums)
        rowCount += 1
      }
      Self.write(
        sums, ofRows: rowCount, across: across, to: &result, from: row * size.columns * 3)
    }
    columns = size.columns
    rows = size.rows
    bytes = result
  }

  /// A smaller copy of the copy.
  func reduced(longSide: Int) -> ReducedFrame {
    guard let size = PixelSize(width: columns, height: rows),
      let picture = RGBImage(size: size, bytes: bytes)
    else { return self }
    return ReducedFrame(picture, longSide: longSide)
  }

  /// The gamma-coded luma of BT.709, from 0 to 1.
  var luma: Grid {
    var values = [Float](repeating: 0, count: columns * rows)
    for place in values.indices {
      values[place] =
        (0.2126 * Float(bytes[place * 3]) + 0.7152 * Float(bytes[place * 3 + 1])
          + 0.0722 * Float(bytes[place * 3 + 2])) / 255
    }
    return Grid(columns: columns, rows: rows, values: values)
  }

  static func size(of width: Int, _ height: Int, longSide: Int) -> (columns: Int, rows: Int) {
    let longer = max(width, height)
    guard longer > longSide else { return (width, height) }
    func scaled(_ side: Int) -> Int { max(1, (2 * side * longSide + longer) / (2 * longer)) }
    return (scaled(width), scaled(height))
  }

  private static func add(_ bytes: [UInt8], from start: Int, to sums: inout [UInt16]) {
    let row = bytes.span.extracting(start..<(start + sums.count))
    var target = sums.mutableSpan
    for place in 0..<min(row.count, target.count) {
      target[place] &+= UInt16(truncatingIfNeeded: row[place])
    }
  }

  /// Writes the means of cells whose columns were summed up.
  private static func write(
    _ sums: [UInt16], ofRows rowCount: Int, across: CellEdges, to bytes: inout [UInt8],
    from start: Int
  ) {
    var target = start
    for column in 0..<across.count {
      let span = across[column]
      var (red, green, blue) = (0, 0, 0)
      for place in stride(from: span.lowerBound * 3, to: span.upperBound * 3, by: 3) {
        red &+= Int(sums[place])
        green &+= Int(sums[place + 1])
        blue &+= Int(sums[place + 2])
      }
      let count = span.count * rowCount
      bytes[target] = UInt8(truncatingIfNeeded: (red + count / 2) / count)
      bytes[target + 1] = UInt8(truncatingIfNeeded: (green + count / 2) / count)
      bytes[target + 2] = UInt8(truncatingIfNeeded: (blue + count / 2) / count)
      target += 3
    }
  }
}

/// The part of a frame that is no black bar.
struct ActiveArea {
  private static let darkLightness: Float = 9
  /// The least share of a side that has to be left, or the dark is part of the frame.
  private static let leastShare = 0.3
  /// The share of light pixels next to a bar; a planet in the dark has fewer at its rim.
  private static let edgeShare = 0.3

  let across: Range<Int>
  let down: Range<Int>
  private let columns: Int
  private let rows: Int

  /// What is left when rows and columns that are wholly dark are taken off the edges.
  init(of lightness: Grid) {
    let light = lightness.values.map { $0 > Self.darkLightness }
    columns = lightness.columns
    rows = lightness.rows
    let (columns, rows) = (columns, rows)
    let inRows = (0..<rows).map { row in
      (0..<columns).count { light[row * columns + $0] }
    }
    let inColumns = (0..<columns).map { column in
      (0..<rows).count { light[$0 * columns + column] }
    }
    across = Self.span(inColumns, of: rows)
    down = Self.span(inRows, of: columns)
  }

  /// A subject of the part as one of the whole frame.
  func placed(_ subject: Subject) -> Subject {
    func x(_ share: Double) -> Double {
      (Double(across.lowerBound) + share * Double(across.count)) / Double(columns)
    }
    func y(_ share: Double) -> Double {
      (Double(down.lowerBound) + share * Double(down.count)) / Double(rows)
    }
    let box = subject.box
    return Subject(
      center: .init(x: x(subject.center.x), y: y(subject.center.y)),
      box: .init(left: x(box.left), top: y(box.top), right: x(box.right), bottom: y(box.bottom)),
      confidence: subject.confidence)
  }

  /// The lines between two bars, by the number of light pixels in each line.
  private static func span(_ counts: [Int], of length: Int) -> Range<Int> {
    guard var first = counts.firstIndex(where: { $0 > 0 }),
      var last = counts.lastIndex(where: { $0 > 0 }),
      Double(last + 1 - first) >= leastShare * Double(counts.count)
    else { return 0..<counts.count }
    func isEdge(_ line: Int, _ next: Int) -> Bool {
      let light = max(counts[line], counts[min(max(0, next), counts.count - 1)])
      return Double(light) >= edgeShare * Double(length)
    }
    if !isEdge(first, first + 1) { first = 0 }
    if !isEdge(last, last - 1) { last = counts.count - 1 }
    return first..<(last + 1)
  }
}
