import Foundation
import JSON
import Testing

@testable import Preflight

struct SchemaTests {
  private let schema: SchemaChecker

  init() throws {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let file = root.appending(path: "Documentation/profile.schema.json")
    schema = SchemaChecker(try JSONReader.document(Array(try Data(contentsOf: file))))
  }

  @Test func namesTheKeysThatTheDecoderKnows() throws {
    let keys: [(String, [String])] = [
      ("profile", Profile.Keys.allCases.map(\.rawValue)),
      ("input", Input.Keys.allCases.map(\.rawValue)),
      ("choice", Choice.Keys.allCases.map(\.rawValue)),
      ("setting", Setting.Keys.allCases.map(\.rawValue)),
      ("limit", Limit.Keys.allCases.map(\.rawValue)),
      ("condition", Condition.Keys.allCases.map(\.rawValue)),
      ("engine", Engine.Keys.allCases.map(\.rawValue)),
      ("price", Price.Keys.allCases.map(\.rawValue)),
      ("source", Source.Keys.allCases.map(\.rawValue)),
    ]
    for (name, known) in keys {
      let definition = try #require(schema.definition(name))
      #expect(definition["properties"]?.keys == known.sorted(), "\(name)")
      #expect(definition["additionalProperties"] == .flag(false), "\(name)")
    }
  }

  @Test func listsTheNamesThatTheDecoderKnows() throws {
    let lists: [(String, String, [String])] = [
      ("profile", "kind", Profile.Kind.allCases.map(\.rawValue)),
      ("profile", "keep", Profile.ClipEnd.allCases.map(\.rawValue)),
      ("limit", "quantity", Quantity.allCases.map(\.rawValue)),
      ("limit", "unit", LimitUnit.allCases.map(\.rawValue)),
      ("limit", "effect", Limit.Effect.allCases.map(\.rawValue)),
      ("limit", "behavior", LimitBehavior.allCases.map(\.rawValue)),
      ("limit", "scope", Limit.Scope.allCases.map(\.rawValue)),
      ("limit", "transport", Transport.allCases.map(\.rawValue)),
      ("limit", "measures", Limit.Measure.allCases.map(\.rawValue)),
      ("engine", "certainty", Engine.Certainty.allCases.map(\.rawValue)),
      ("price", "currency", Price.currencies),
      ("price", "per", Price.Basis.allCases.map(\.rawValue)),
      ("source", "evidence", SourceEvidence.allCases.map(\.rawValue)),
    ]
    for (definition, key, known) in lists {
      let listed = schema.definition(definition)?["properties"]?[key]?["enum"]
      #expect(listed == .array(known.map { .text($0) }), "\(definition).\(key)")
    }
    #expect(
      schema.definition("level")?["enum"]
        == .array(Limit.Level.allCases.map { .text($0.rawValue) }))
    let media = schema.definition("input")?["properties"]?["media"]?["items"]?["enum"]
    #expect(media == .array(MediaType.allCases.map { .text($0.rawValue) }))
  }

  @Test func acceptsTheWholeBuiltInCatalogue() throws {
    for file in EmbeddedCatalog.files {
      let document = try JSONReader.document(Array(file.text.utf8))
      let isAccepted = schema.accepts(document)
      #expect(isAccepted, "\(file.name)")
    }
  }

  @Test(arguments: ProfileFileTests.good)
  func acceptsWhatTheDecoderAccepts(profile: String) throws {
    let text = ProfileFileTests.file(profile)
    let isAccepted = schema.accepts(try JSONReader.document(Array(text.utf8)))
    #expect(isAccepted)
  }

  @Test(arguments: ProfileFileTests.bad.filter(\.isSeenBySchema))
  func refusesWhatTheDecoderRefuses(sample: ProfileFileTests.Bad) throws {
    let text = ProfileFileTests.file(sample.profile)
    let isAccepted = schema.accepts(try JSONReader.document(Array(text.utf8)))
    #expect(!isAccepted)
  }
}
