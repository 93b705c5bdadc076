#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The functions of real numbers that the standard library leaves to the platform.
enum RealFunctions {
  static func cubeRoot(_ value: Double) -> Double { cbrt(value) }
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
  static func exponential(_ value: Double) -> Double { exp(value) }
  static func binaryLogarithm(_ value: Double) -> Double { log2(value) }
  static func cosine(_ radians: Double) -> Double { cos(radians) }
  static func sine(_ radians: Double) -> Double { sin(radians) }
  /// The angle of a point seen from the origin, from -π to π.
  static func angle(x: Double, y: Double) -> Double { atan2(y, x) }
}
