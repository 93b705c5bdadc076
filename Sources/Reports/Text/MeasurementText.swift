import MediaModel
import Preflight

/// A measured value in words: `5.105100 s (container)`.
enum MeasurementText {
  static func text(_ measured: MeasuredValue) -> String {
    let unit = measured.unit.map { " \($0.rawValue)" } ?? ""
    let reading = measured.reading.map { " (\(words(of: $0)))" } ?? ""
    return value(measured) + unit + reading
  }

  private static func value(_ measured: MeasuredValue) -> String {
    switch measured.value {
    case .text(let text): text
    case .flag(let flag): flag ? "yes" : "no"
    case .number(let number) where number.denominator == 1: "\(number.numerator)"
    case .number(let number) where measured.unit == .framesPerSecond:
      "\(number.shortDecimal(places: 3)) (\(number))"
    case .number(let number): number.shortDecimal(places: measured.unit == .seconds ? 6 : 4)
    }
  }

  private static func words(of reading: String) -> String {
    reading == "ignoringEditList" ? "edit list ignored" : reading
  }
}
