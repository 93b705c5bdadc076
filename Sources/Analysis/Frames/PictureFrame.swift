/// The part of a picture that is no black bar.
struct PictureFrame {
  private static let darkLightness: Float = 9
  /// The least share of a side that has to be left, or the dark is part of the picture.
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

  /// A subject of the part as one of the whole picture.
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
