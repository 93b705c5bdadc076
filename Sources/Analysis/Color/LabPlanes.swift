/// The colours of a small copy of a picture in CIELAB, a plane each.
struct LabPlanes {
  /// From 0 to 100.
  let lightness: Grid
  let greenRed: Grid
  let blueYellow: Grid
  /// The mean of the light itself, from 0 to 1.
  let luminance: Double

  var columns: Int { lightness.columns }
  var rows: Int { lightness.rows }

  init(of picture: ReducedPicture) {
    var (first, second, third): ([Float], [Float], [Float]) = ([], [], [])
    let count = picture.columns * picture.rows
    first.reserveCapacity(count)
    second.reserveCapacity(count)
    third.reserveCapacity(count)
    var light = 0.0
    let (bytes, linear) = (picture.bytes, Light.linear)
    for place in stride(from: 0, to: count * 3, by: 3) {
      let (red, green, blue) = (bytes[place], bytes[place + 1], bytes[place + 2])
      let color = LabColor(red: red, green: green, blue: blue)
      first.append(Float(color.lightness))
      second.append(Float(color.greenRed))
      third.append(Float(color.blueYellow))
      light +=
        0.2126 * linear[Int(red)] + 0.7152 * linear[Int(green)] + 0.0722 * linear[Int(blue)]
    }
    lightness = Grid(columns: picture.columns, rows: picture.rows, values: first)
    greenRed = Grid(columns: picture.columns, rows: picture.rows, values: second)
    blueYellow = Grid(columns: picture.columns, rows: picture.rows, values: third)
    luminance = light / Double(count)
  }

  /// The mean of all colours.
  var mean: LabColor {
    LabColor(lightness: lightness.mean, greenRed: greenRed.mean, blueYellow: blueYellow.mean)
  }
}
