import JSON
import MediaModel
import TestSamples
import Testing

@testable import Preflight

/// Bodies as providers write them, each cut down to what was once read wrongly.
struct RequestFormTests {
  /// A document of one request.
  private func document(
    _ body: String, path: String = "/api/v1/jobs/createTask", server: String = "https://api.kie.ai",
    content: String = "application/json"
  ) -> String {
    """
    {"openapi": "3.0.1", "servers": [{"url": "\(server)"}], "paths": {"\(path)": {"post": {
      "summary": "Make", "requestBody": {"content": {"\(content)": {"schema": \(body)}}}}}}}
    """
  }

  private func read(
    _ text: String, name: String = "a.json", provider: String? = nil
  ) throws -> OpenAPIImport {
    try OpenAPIImport(
      Array(text.utf8), name: name, wishes: .init(provider: provider, day: "2026-11-30"))
  }

  @Test func aBodyUnderInputIsOpened() throws {
    let imported = try read(
      document(
        """
        {"type": "object", "required": ["model", "input"], "properties": {
          "model": {"type": "string", "enum": ["wan/2-6-video-to-video"]},
          "callBackUrl": {"type": "string", "format": "uri", "description": "接收视频的回调 URL"},
          "input": {"type": "object", "required": ["video_urls"], "properties": {
            "prompt": {"type": "string", "maxLength": 5000},
            "video_urls": {"type": "array", "maxItems": 3, "items": {"type": "string"},
              "description": "视频 URL（接受类型：video/mp4, video/quicktime；最大大小：10.0MB）"}}}}}
        """))
    let profile = try #require(imported.profiles.first)
    #expect(profile.id == "kie/wan/2-6-video-to-video")
    #expect(profile.provider == "KIE.ai")
    #expect(
      profile.mediaInputs == [Input(role: "video_urls", media: [.video], minimum: 1, maximum: 3)])
    #expect(
      profile.limits.first { $0.quantity == .container }?.bounds.allowedTexts == ["mp4", "mov"])
    #expect(profile.limits.first { $0.quantity == .fileSize }?.bounds.maximum?.value == 10_000_000)
    #expect(imported.notes.isEmpty)
  }

  /// Replicate's schema of a version names its model nowhere but in the file's name.
  @Test func aVersionsSchemaIsNamedByItsFile() throws {
    let text = """
      {"info": {"title": "Cog"}, "paths": {"/predictions": {"post": {"summary": "Predict",
        "requestBody": {"content": {"application/json": {"schema":
          {"$ref": "#/components/schemas/Request"}}}}}}},
       "components": {"schemas": {
        "Request": {"type": "object", "properties": {"input": {"$ref": "#/components/schemas/Input"},
          "webhook": {"type": "string", "format": "uri"}}},
        "Input": {"type": "object", "required": ["image"], "properties": {
          "image": {"type": "string", "format": "uri"},
          "size": {"allOf": [{"$ref": "#/components/schemas/size"}], "default": "720p"}}},
        "size": {"type": "string", "enum": ["480p", "720p"]}}}}
      """
    let profile = try #require(
      try read(text, name: "x/replicate__owner__model-2.json").profiles.first)
    #expect(profile.id == "owner/model-2")
    #expect(profile.mediaInputs.map(\.role) == ["image"])
    #expect(profile.settings["size"]?.allowed == [.text("480p"), .text("720p")])
    let listed = """
      {"owner": "owner", "name": "other", "latest_version": {"openapi_schema": \(text)}}
      """
    #expect(try read(listed).profiles.map(\.id) == ["owner/other"])
  }

  private static let models = """
    {"openapi": "3.0.1", "servers": [{"url": "https://api.dev.runwayml.com"}], "paths": {
      "/v1/image_to_video": {"post": {"requestBody": {"content": {"application/json": {"schema": {
        "discriminator": {"propertyName": "model"}, "oneOf": [
          {"type": "object", "required": ["promptImage"], "properties": {
            "model": {"const": "gen4"}, "promptImage": {"type": "string", "format": "uri"}}},
          {"type": "object", "properties": {
            "model": {"const": "seedance2"}, "promptImage": {"anyOf": [
              {"type": "string", "pattern": "^https:\\\\/\\\\/.*", "maxLength": 2048},
              {"type": "string", "pattern": "^data:image\\\\/.*", "maxLength": 5242880},
              {"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "object",
                "properties": {"uri": {"type": "string"}, "position": {"enum": ["first", "last"]}}}}
            ]}}}]}}}}}},
      "/v1/video_to_video": {"post": {"requestBody": {"content": {"application/json": {"schema": {
        "oneOf": [{"type": "object", "properties": {"model": {"const": "seedance2"},
          "promptVideo": {"type": "string", "format": "uri"}}}]}}}}}},
      "/v1/text_to_video": {"post": {"requestBody": {"content": {"application/json": {"schema": {
        "oneOf": [{"type": "object", "properties": {"model": {"const": "gen4"},
          "promptText": {"type": "string"}}}]}}}}}},
      "/v1/uploads": {"post": {"requestBody": {"content": {"multipart/form-data": {"schema": {
        "type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}}}}}}}}
    """

  @Test func everyConstantModelIsAProfileOfItsOwn() throws {
    let imported = try read(Self.models)
    #expect(
      imported.profiles.map(\.id) == ["runway/gen4", "runway/seedance2", "runway/seedance2-v2v"])
    #expect(imported.profiles.map(\.rules) == Array(repeating: ["runway/*"], count: 3))
    #expect(imported.profiles.allSatisfy { $0.settings["model"] == nil })
    let image = try #require(imported.profiles[1].input("promptImage"))
    #expect(image.maximum == 2)
    let limits = imported.profiles[1].limits
    #expect(limits.first { $0.quantity == .urlLength }?.bounds.maximum?.value == 2048)
    let size = limits.first { $0.quantity == .fileSize }
    #expect(size?.transport == .dataURI && size?.measures == .encoded)
  }

  @Test func whatTakesNoMediaIsNamedAndBecomesNoProfile() throws {
    let skipped = try read(Self.models).notes.filter { $0.kind == .skipped }
    #expect(skipped.map(\.profileID) == ["runway/gen4-t2v", "runway/uploads"])
    let text = try read(
      document(
        #"{"type": "object", "properties": {"task_id": {"type": "string", "maxLength": 100}}}"#))
    #expect(text.profiles.isEmpty)
    #expect(text.notes.map(\.kind) == [.skipped])
  }

  @Test func formsWithoutAModelAreToldApartByTheirConstant() throws {
    let imported = try read(
      document(
        """
        {"oneOf": [
          {"type": "object", "properties": {"mode": {"const": "auto"},
            "image": {"type": "string", "format": "uri"}}},
          {"type": "object", "properties": {"mode": {"const": "custom"},
            "video": {"type": "string", "format": "uri"}}}]}
        """, path: "/v1/recipes/shots"))
    #expect(imported.profiles.map(\.id) == ["kie/recipes/shots/auto", "kie/recipes/shots/custom"])
  }

  @Test func noTwoIdsAreAlike() throws {
    let body = """
      {"requestBody": {"content": {"application/json": {"schema": {"type": "object",
        "properties": {"image": {"type": "string", "format": "uri"}}}}}}}
      """
    let text = """
      {"servers": [{"url": "https://api.example.org"}], "paths": {
        "/v1/avatars": {"post": \(body)}, "/v1/avatars/{id}": {"patch": \(body), "put": \(body)},
        "/v2/avatars": {"post": \(body)}}}
      """
    let ids = try read(text).profiles.map(\.id)
    #expect(ids.count == 4)
    #expect(Set(ids).count == 4, "\(ids)")
    #expect(ids.first == "example/avatars")
  }

  @Test(arguments: [
    (
      #""keyframes": {"type": "object", "properties": {"frame0": {"type": "object", "properties": {"type": {"const": "image"}, "url": {"type": "string"}}}, "frame1": {"type": "object", "properties": {"url": {"type": "string", "format": "uri"}}}}}"#,
      ["frame0", "frame1"], [MediaType.image, .image]
    ),
    (
      #""content": {"type": "array", "items": {"oneOf": [{"type": "object", "properties": {"type": {"const": "text"}, "text": {"type": "string"}}}, {"type": "object", "properties": {"type": {"const": "image_url"}, "image_url": {"type": "object", "properties": {"url": {"type": "string"}}}}}, {"type": "object", "properties": {"type": {"const": "video_url"}, "video_url": {"type": "object", "properties": {"url": {"type": "string"}}}}}]}}"#,
      ["image_url", "video_url"], [.image, .video]
    ),
    (
      #""elements": {"type": "array", "maxItems": 3, "items": {"type": "object", "properties": {"frontal_image_url": {"type": "string"}, "reference_image_urls": {"type": "array", "maxItems": 4, "items": {"type": "string"}}}}}"#,
      ["frontal_image_url", "reference_image_urls"], [.image, .image]
    ),
    (
      #""media": {"type": "array", "items": {"type": "object", "properties": {"video": {"type": "object", "properties": {"data": {"type": "string", "format": "byte"}, "mimeType": {"type": "string"}}}}}}"#,
      ["video"], [.video]
    ),
    (
      #""options": {"anyOf": [{"type": "object", "properties": {"detection": {"type": "object", "properties": {"face_image": {"anyOf": [{"type": "string"}, {"type": "null"}]}}}}}, {"type": "null"}]}"#,
      ["face_image"], [.image]
    ),
  ])
  func mediaWithinObjectsAreRoles(property: String, roles: [String], types: [MediaType]) throws {
    let imported = try read(
      document("{\"type\": \"object\", \"properties\": {\(property)}}", path: "/v1/make"))
    let inputs = try #require(imported.profiles.first?.mediaInputs)
    #expect(inputs.map(\.role) == roles)
    #expect(inputs.map(\.media) == types.map { [$0] })
    #expect(inputs.allSatisfy { $0.minimum == 0 })
  }

  @Test func countsMultiplyWithinLists() throws {
    let imported = try read(
      document(
        """
        {"type": "object", "properties": {"elements": {"type": "array", "maxItems": 3, "items": {
          "type": "object", "properties": {
            "front_image_url": {"type": "string"},
            "image_urls": {"type": "array", "maxItems": 4, "items": {"type": "string"}}}}}}}
        """, path: "/v1/make"))
    #expect(imported.profiles.first?.mediaInputs.map(\.maximum) == [3, 12])
  }

  @Test func partsOfOneSchemaAreJoined() throws {
    let imported = try read(
      document(
        """
        {"allOf": [{"type": "object", "required": ["image"], "properties": {
            "image": {"type": "string", "format": "uri"}}},
          {"type": "object", "required": ["video"], "properties": {
            "video": {"type": "string", "format": "uri"}}}]}
        """, path: "/v1/make"))
    #expect(imported.profiles.first?.mediaInputs.map(\.minimum) == [1, 1])
  }

  @Test func filesOfAFormAreRoles() throws {
    let imported = try read(
      document(
        """
        {"type": "object", "required": ["image[]"], "properties": {
          "image[]": {"type": "array", "maxItems": 16,
            "items": {"type": "string", "format": "binary"}},
          "mask": {"type": "string", "format": "binary", "description": "The mask image."}}}
        """, path: "/v1/images/edits", content: "multipart/form-data"))
    #expect(
      imported.profiles.first?.mediaInputs == [
        Input(role: "image", media: [.image], minimum: 1, maximum: 16),
        Input(role: "mask", media: [.image], maximum: 1),
      ])
  }

  @Test func aDemandOnTheWholeRequestIsOneOnItsOnlyInput() throws {
    let text = document(
      #"{"type": "object", "properties": {"imageUri": {"type": "string", "format": "uri"}}}"#,
      path: "/v1/upscale"
    ).replacing(
      #""summary": "Make""#,
      with:
        #""description": "Scales up.\nEach input dimension must be between 300px and 8000px. Output width times height cannot exceed 25,300,000 pixels.""#
    )
    let imported = try read(text)
    #expect(imported.profiles.first?.limits.map(\.summary) == ["imageUri: side 300 px to 8000 px"])
    #expect(
      imported.notes.map(\.text) == [
        "Output width times height cannot exceed 25,300,000 pixels."
      ])
  }

  @Test func aSchemaAloneIsReadToo() throws {
    let imported = try read(
      """
      {"title": "Upscale", "type": "object", "properties": {"inputVideo": {"type": "string",
        "format": "uri"}}, "x-pricing": {"amount": 0.05, "currency": "USD", "per": "second"}}
      """, provider: "Runware")
    let profile = try #require(imported.profiles.first)
    #expect(profile.id == "runware/Upscale")
    #expect(profile.prices.map(\.amount) == [.exact("0.05")])
  }
}
