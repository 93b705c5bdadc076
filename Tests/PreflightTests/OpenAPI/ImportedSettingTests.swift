import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct ImportedSettingTests {
  private func imported(_ property: String) throws -> OpenAPIImport {
    // Only what takes a file becomes a profile.
    let file = #""subject_image": {"type": "string", "format": "uri"}, "#
    return try OpenAPIImport(
      Array(OpenAPIImportTests.document(file + property).utf8), name: "a.json",
      wishes: .init(day: "2026-11-20"))
  }

  private func setting(_ property: String) throws -> Setting {
    try #require(try imported("\"x\": {\(property)}").profiles.first?.settings["x"])
  }

  @Test func listsRangesAndDefaultsAreTakenOver() throws {
    #expect(
      try setting(#""enum": ["720p", "1080p"], "type": "string", "default": "720p""#)
        == Setting(
          allowed: [.text("720p"), .text("1080p")], defaultValue: .text("720p"), type: .string))
    #expect(
      try setting(#""type": "number", "minimum": 0, "maximum": 1.5, "default": 0.5"#)
        == Setting(
          minimum: 0, maximum: .exact("1.5"), defaultValue: .number(.exact("0.5")), type: .number))
    #expect(
      try setting(#""type": "boolean", "default": false"#)
        == Setting(
          allowed: [.flag(true), .flag(false)], defaultValue: .flag(false), type: .boolean))
    #expect(try setting(#""const": 5"#) == Setting(allowed: [.number(5)]))
    #expect(
      try setting(#""anyOf": [{"enum": ["a", null]}, {"type": "null"}]"#)
        == Setting(allowed: [.text("a")]))
    #expect(
      try setting(#""anyOf": [{"enum": ["auto"]}, {"enum": [4, 8]}]"#)
        == Setting(allowed: [.text("auto"), .number(4), .number(8)]))
    #expect(try setting(#""type": "integer""#) == Setting(type: .integer))
    #expect(try setting(#""type": ["integer", "null"]"#) == Setting(type: .integer))
    #expect(try setting(#""type": ["integer", "string"]"#) == Setting())
  }

  @Test func whatASettingHasNoPlaceForBecomesALimitOnIt() throws {
    let profile = try #require(
      try imported(
        #""x": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 2, "multipleOf": 8}"#
      ).profiles.first)
    let limit = try #require(profile.limits.first)
    #expect(limit.quantity == .setting)
    #expect(limit.name == "x")
    #expect(limit.bounds.minimum == Bounds.Bound(0, isExclusive: true))
    #expect(limit.bounds.maximum == Bounds.Bound(2, isExclusive: true))
    #expect(limit.bounds.step == 8)
  }

  @Test(arguments: [
    (#""type": "number", "minimum": 1, "maximum": 2, "default": 5"#, "outside its own range"),
    (#""enum": ["a"], "default": "b""#, "outside its own range"),
    (#""anyOf": [{"type": "object", "properties": {}}, {"enum": ["a"]}]"#, "several forms"),
    (#""enum": ["a", {"b": 1}]"#, "any is let through"),
    (#""type": "number", "multipleOf": 0.5"#, "multipleOf"),
    (#""type": "string", "pattern": "^a""#, "pattern"),
  ])
  func whatIsNotTakenOverIsSaid(property: String, words: String) throws {
    let imported = try imported("\"x\": {\(property)}")
    #expect(imported.notes.map(\.sentence).contains { $0.contains(words) }, "\(imported.notes)")
  }
}
