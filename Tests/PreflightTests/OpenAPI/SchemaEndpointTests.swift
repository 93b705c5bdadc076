import JSON
import Testing

@testable import Preflight

struct SchemaEndpointTests {
  private func read(
    _ text: String, id: String? = nil, provider: String? = nil
  ) throws -> OpenAPIImport {
    try OpenAPIImport(
      Array(text.utf8), name: "a.json", wishes: .init(id: id, provider: provider, day: "2026-11-20")
    )
  }

  private static let two = """
    {"paths": {
      "/v1/image_to_video": {"post": {"summary": "Image to video", "requestBody": {"content": {
        "application/json": {"schema": {"type": "object", "properties": {
          "promptImage": {"type": "string", "format": "uri"}}}}}}}},
      "/v1/video_to_video": {"post": {"requestBody": {"content": {"application/json": {
        "schema": {"type": "object", "properties": {"videoUri": {"type": "string"}}}}}}}}}}
    """

  @Test func everyEndpointBecomesAProfile() throws {
    let imported = try read(Self.two, provider: "Runway")
    #expect(imported.profiles.map(\.id) == ["runway/image_to_video", "runway/video_to_video"])
    #expect(imported.profiles.map(\.name) == ["Image to video", "runway/video_to_video"])
    #expect(imported.profiles.allSatisfy { $0.provider == "Runway" })
  }

  @Test func aListOfModelsIsReadModelByModel() throws {
    let inner = ["fal-ai/a", "fal-ai/b"].map { id in
      "{\"endpoint_id\": \"\(id)\", \"openapi\": "
        + OpenAPIImportTests.document(#""image_url": {"type": "string"}"#, id: id) + "}"
    }
    let imported = try read("{\"models\": [\(inner.joined(separator: ", "))]}")
    #expect(imported.profiles.map(\.id) == ["fal-ai/a", "fal-ai/b"])
  }

  @Test func schemasWithoutPathsAreRead() throws {
    let imported = try read(
      #"{"components": {"schemas": {"EditInput": {"properties": {"image_url": {"type": "string"}}}}}}"#,
      provider: "Mine")
    #expect(imported.profiles.map(\.id) == ["mine/Edit"])
    #expect(imported.profiles.first?.inputs.map(\.role) == ["image_url"])
  }

  @Test func anIdCanBeGivenToOneEndpointOnly() throws {
    let one = OpenAPIImportTests.document(#""image_url": {"type": "string"}"#)
    #expect(try read(one, id: "mine/model").profiles.map(\.id) == ["mine/model"])
    #expect(throws: DocumentError.self) { try read(Self.two, id: "mine", provider: "Mine") }
  }

  @Test func nobodyIsTakenForTheProviderWithoutBeingNamed() {
    #expect { try read(Self.two) } throws: { "\($0)".contains("--provider") }
  }

  @Test(arguments: [
    "", "{", "[]", "{}", "3", #"{"paths": {}}"#, #"{"paths": {"/a": {"get": {}}}}"#,
  ])
  func whatIsNoSuchDocumentIsRefused(text: String) {
    #expect { try read(text, provider: "Mine") } throws: { "\($0)".hasPrefix("a.json: ") }
  }

  @Test func referencesInACircleEnd() throws {
    let circle =
      ##", "A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}"##
    let tree = ##", "T": {"allOf": [{"$ref": "#/components/schemas/T"}]}"##
    let text = OpenAPIImportTests.document(
      ##""image_url": {"$ref": "#/components/schemas/A"}, "t": {"$ref": "#/components/schemas/T"}"##,
      schemas: circle + tree)
    let imported = try read(text)
    #expect(imported.notes.contains { $0.sentence.contains("is not in the document") })
  }

  /// Cutting a document anywhere never ends the program.
  @Test func damagedDocumentsAreRefused() throws {
    let text = Array(
      OpenAPIImportTests.document(
        #""video_url": {"type": "string", "x-fal": {"max_duration": 5}}"#
      ).utf8)
    for count in stride(from: 0, to: text.count - 1, by: 7) {
      #expect(throws: DocumentError.self) {
        try OpenAPIImport(
          Array(text.prefix(count)), name: "a.json", wishes: .init(day: "2026-11-20"))
      }
    }
  }
}
