import Analysis
package import MediaModel
package import Preflight

/// A pair of stills as one picture for people who would rather look than read: both as they were
/// written, what differs, where the subjects are, and the figures that matter.
package struct ContactSheet: Sendable {
  private let report: PairReport
  private let layout: SheetLayout

  /// A sheet for a report.
  package init(_ report: PairReport) {
    self.report = report
    layout = SheetLayout(of: report.size, figureCount: PairFigures(report).rows.count)
  }

  /// The sheet.
  ///
  /// - Parameters:
  ///   - start: The first picture as it was written.
  ///   - end: The second picture as it was written, of the same size.
  /// - Returns: A picture 1600 pixels wide.
  package func picture(start: RGBImage, end: RGBImage) -> RGBImage {
    var canvas = Canvas(layout.size, color: SheetColors.background)
    let (first, second) = (start.scaled(to: layout.tileSize), end.scaled(to: layout.tileSize))
    let difference = first.difference(from: second)
    let factor = Self.amplification(of: difference)
    draw(first, in: layout.start, "START", time(report.start), SheetColors.start, &canvas)
    draw(second, in: layout.end, "END", time(report.end), SheetColors.end, &canvas)
    draw(
      difference.amplified(factor), in: layout.difference, "DIFFERENCE",
      factor == 1 ? "NOT AMPLIFIED" : "\(factor) × AMPLIFIED", SheetColors.text, &canvas)
    let subjects = [
      (report.start.frame.measures.subject, SheetColors.start),
      (report.end.frame.measures.subject, SheetColors.end),
    ]
    for (area, shown) in [
      (layout.start, [subjects[0]]), (layout.end, [subjects[1]]), (layout.difference, subjects),
    ] {
      for case (let subject?, let color) in shown { mark(subject, in: area, color, &canvas) }
    }
    write(PairFigures(report).rows, &canvas)
    return canvas.picture
  }

  /// What differs between two pictures of the same size, made visible, and how many times it is amplified.
  ///
  /// - Parameters:
  ///   - start: The first picture.
  ///   - end: The second picture.
  ///   - longSide: The most pixels on the longer side of the result.
  /// - Returns: A gray picture, bright where they differ.
  package static func difference(
    from start: RGBImage, to end: RGBImage, longSide: Int
  ) -> (picture: RGBImage, factor: Int) {
    let (first, second) = (start.within(longSide: longSide), end.within(longSide: longSide))
    let difference = first.difference(from: second)
    let factor = amplification(of: difference)
    return (difference.amplified(factor), factor)
  }

  /// How many times differences are made larger, so that small ones can be seen and large ones told
  /// apart.
  private static func amplification(of difference: RGBImage) -> Int {
    let mean = difference.bytes.reduce(0) { $0 + Int($1) } / max(1, difference.bytes.count)
    return [16, 8, 4, 2].first { mean * $0 <= 72 } ?? 1
  }

  private func time(_ still: PairReport.Still) -> String {
    guard let frame = still.record.frame else { return "STILL PICTURE" }
    let number = frame.number.map { "FRAME \($0), " } ?? ""
    return number + "\(frame.time.seconds.shortDecimal(places: 3)) S"
  }

  /// Draws a picture with its title over it.
  private func draw(
    _ picture: RGBImage, in area: Canvas.Area, _ title: String, _ note: String,
    _ color: RGBColor, _ canvas: inout Canvas
  ) {
    let top = area.top - SheetLayout.titleHeight
    canvas.write(title, left: area.left, top: top, color)
    canvas.write(
      note, left: area.right - Canvas.width(of: note), top: top, SheetColors.quietText)
    canvas.draw(picture, left: area.left, top: area.top)
  }

  /// Draws the box of a subject and a cross at its centre, with a dark rim that keeps both visible on
  /// any picture.
  private func mark(
    _ subject: Subject, in area: Canvas.Area, _ color: RGBColor, _ canvas: inout Canvas
  ) {
    func x(_ share: Double) -> Int { area.left + Int(share * Double(area.width - 1)) }
    func y(_ share: Double) -> Int { area.top + Int(share * Double(area.height - 1)) }
    let box = Canvas.Area(
      left: x(subject.box.left), top: y(subject.box.top),
      width: x(subject.box.right) - x(subject.box.left) + 1,
      height: y(subject.box.bottom) - y(subject.box.top) + 1)
    canvas.stroke(box, SheetColors.rim, width: 4)
    canvas.stroke(box.inset(by: 1), color, width: 2)
    let (centerX, centerY) = (x(subject.center.x), y(subject.center.y))
    canvas.cross(x: centerX, y: centerY, arm: 13, SheetColors.rim, width: 5)
    canvas.cross(x: centerX, y: centerY, arm: 12, color, width: 3)
  }

  private func write(_ rows: [PairFigures.Row], _ canvas: inout Canvas) {
    for (row, place) in zip(rows, layout.figures) {
      canvas.write(row.label, left: place.left, top: place.top, SheetColors.quietText)
      canvas.write(
        row.value, left: place.left + SheetLayout.labelWidth, top: place.top,
        row.isNotable ? SheetColors.notable : SheetColors.text)
    }
  }
}

extension Canvas.Area {
  fileprivate func inset(by width: Int) -> Canvas.Area {
    Canvas.Area(
      left: left + width, top: top + width, width: max(1, self.width - 2 * width),
      height: max(1, height - 2 * width))
  }
}

/// The colours of a contact sheet, on a gray that leaves those of the pictures alone.
enum SheetColors {
  static let background = RGBColor.gray(0x26)
  static let text = RGBColor.gray(0xEE)
  static let quietText = RGBColor.gray(0x9A)
  static let rim = RGBColor.gray(0x10)
  static let start = RGBColor(red: 0xFF, green: 0xB0, blue: 0x38)
  static let end = RGBColor(red: 0x4C, green: 0xC2, blue: 0xFF)
  static let notable = RGBColor(red: 0xFF, green: 0xD8, blue: 0x66)
}
