import JSON
import MediaModel
import Preflight

/// Reads the lists of values that providers accept.
enum AllowedValues {
  /// The values of a list, or of a text that lists them (`"'a', 'b' or 'c'"`), or nil when there is
  /// none that can be kept.
  static func values(of value: JSONValue, for quantity: Quantity) -> [SettingValue]? {
    let isFormat = [.container, .imageFormat, .audioFormat].contains(quantity)
    let values: [SettingValue]
    switch value {
    case .array(let elements): values = elements.compactMap(single)
    case .text(let text): values = named(in: text)
    case .number, .flag: values = [single(value)].compactMap(\.self)
    case .null, .object: values = []
    }
    let kept = isFormat ? formats(values) : values
    return kept.isEmpty ? nil : kept
  }

  private static func single(_ value: JSONValue) -> SettingValue? {
    switch value {
    case .number(let digits): Rational(decimal: digits).map { .number($0) }
    case .flag(let flag): .flag(flag)
    case .text(let text): SafeName.isName(text) ? .text(text) : nil
    case .null, .array, .object: nil
    }
  }

  /// What stands in quotes in a text, or the words between its commas.
  static func named(in text: String) -> [SettingValue] {
    let quoted = text.split(whereSeparator: { $0 == "'" || $0 == "\"" || $0 == "`" })
    if text.contains("'") || text.contains("\"") {
      let startsQuoted = text.first.map { "'\"`".contains($0) } ?? false
      return quoted.enumerated().filter { ($0.offset % 2 == 0) == startsQuoted }
        .map { String($0.element) }.filter(SafeName.isName).map { .text($0) }
    }
    return text.replacing(" or ", with: ",").replacing(" and ", with: ",").split(separator: ",")
      .map { $0.filter { $0 != " " } }.filter(SafeName.isName).map(value)
  }

  /// A number where the text is one.
  package static func value(_ text: String) -> SettingValue {
    Rational(decimal: text).map { .number($0) } ?? .text(text)
  }

  /// Formats without the point in front, each once.
  static func formats(_ values: [SettingValue]) -> [SettingValue] {
    var seen: Set<String> = []
    return values.compactMap { value in
      let name = MediaFormat(value.text).name
      return seen.insert(name).inserted && !name.isEmpty ? .text(name) : nil
    }
  }
}

/// Tells a name that a provider defines from words of the user.
enum SafeName {
  /// Whether a text is one short word such as `720p`, `16:9`, `image_url` or `.mp4`.
  static func isName(_ text: String) -> Bool {
    1...40 ~= text.utf8.count && !text.hasPrefix("/") && !text.contains("://")
      && text.utf8.allSatisfy { ASCII.isWord($0) || ".:/+*".utf8.contains($0) }
  }
}
