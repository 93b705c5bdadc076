/// A colour of a screen, eight bits a channel.
struct RGBColor: Sendable, Hashable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  /// A gray.
  static func gray(_ value: UInt8) -> RGBColor { RGBColor(red: value, green: value, blue: value) }
}
