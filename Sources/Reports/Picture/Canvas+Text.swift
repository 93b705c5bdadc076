extension Canvas {
  /// Writes a line of text with the top left corner of its first capital at a place.
  mutating func write(
    _ text: String, left: Int, top: Int, _ color: RGBColor, _ size: Glyph.Size = .small
  ) {
    var x = left
    for character in text {
      let glyph = Glyph(character, size)
      for row in 0..<glyph.height {
        for column in 0..<glyph.width {
          let shade = glyph.shades[row * glyph.width + column]
          blend(color, shade, x: x + column, y: top + row)
        }
      }
      x += Self.advance(size)
    }
  }

  /// How wide a line of text is in pixels.
  static func width(of text: String, _ size: Glyph.Size = .small) -> Int {
    max(0, text.count * advance(size) - advance(size) / 6)
  }

  /// How far the left edges of two neighbouring letters are apart: six cells of which five are drawn.
  private static func advance(_ size: Glyph.Size) -> Int { size.rawValue / 7 * 6 }
}
