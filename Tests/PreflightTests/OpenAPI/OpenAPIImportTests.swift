import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct OpenAPIImportTests {
  /// A document of fal's shape with these properties.
  static func document(
    _ properties: String, required: String = "[]", schemas: String = "", id: String = "fal-ai/test"
  ) -> String {
    """
    {"openapi": "3.0.4",
     "info": {"title": "Queue", "x-fal-metadata": {"endpointId": "\(id)",
       "documentationUrl": "https://fal.ai/models/\(id)/api"}},
     "components": {"schemas": {
       "QueueStatus": {"type": "object", "properties": {"status": {"type": "string"}}},
       "TestInput": {"type": "object", "required": \(required), "properties": {\(properties)}}
       \(schemas)}},
     "paths": {
       "/\(id)/requests/{request_id}": {"get": {"responses": {}}},
       "/\(id)": {"post": {"requestBody": {"content": {"application/json": {
         "schema": {"$ref": "#/components/schemas/TestInput"}}}}}}},
     "servers": [{"url": "https://queue.fal.run"}]}
    """
  }

  private func imported(
    _ properties: String, required: String = "[]", schemas: String = ""
  ) throws -> OpenAPIImport {
    // Only what takes a file becomes a profile.
    let file = #""subject_image": {"type": "string", "format": "uri"}, "#
    let text = Self.document(file + properties, required: required, schemas: schemas)
    return try OpenAPIImport(
      Array(text.utf8), name: "/home/me/openapi.json", wishes: .init(day: "2026-11-20"))
  }

  private func profile(
    _ properties: String, required: String = "[]", schemas: String = ""
  ) throws -> Profile {
    try #require(try imported(properties, required: required, schemas: schemas).profiles.first)
  }

  private func limits(_ properties: String, of quantity: Quantity) throws -> [Limit] {
    try profile(properties).limits.filter { $0.quantity == quantity }
  }

  @Test func theEndpointGivesIdProviderAndSource() throws {
    let profile = try profile(#""video_url": {"type": "string", "x-fal": {"max_duration": 5}}"#)
    #expect(profile.id == "fal-ai/test")
    #expect(profile.provider == "fal.ai")
    #expect(profile.kind == .model)
    #expect(
      profile.limits.first?.source
        == Source(
          url: "https://fal.ai/models/fal-ai/test/api", title: "openapi.json", seen: "2026-11-20",
          evidence: .providerSchema))
  }

  @Test(arguments: [
    (#""image_url": {"type": "string"}"#, [MediaType.image]),
    (#""video_url": {"type": "string"}"#, [.video]),
    (#""audio_url": {"type": "string"}"#, [.audio]),
    (#""mask_video_url": {"type": "string"}"#, [.video]),
    (#""end_frame_url": {"type": "string"}"#, [.image]),
    (#""promptImage": {"type": "string", "format": "uri"}"#, [.image]),
    (#""promptImage": {"type": "string", "description": "An HTTPS URL or data URI."}"#, [.image]),
    (#""videoUri": {"type": "string"}"#, [.video]),
    (#""source_url": {"type": "string", "ui": {"field": "video"}}"#, [.video]),
    (#""input_url": {"type": "string", "description": "The URL of the video to edit."}"#, [.video]),
    (#""media_url": {"type": "string", "description": "An image or a video."}"#, [.image, .video]),
    (#""image": {"type": "string", "description": "The picture to start from."}"#, [.image]),
    (#""first_frame": {"type": "string", "description": "Image of the first frame."}"#, [.image]),
    (#""audio": {"type": "string", "format": "binary"}"#, [.audio]),
    (#""image_id": {"type": "string", "description": "The id of an uploaded image."}"#, [.image]),
    (
      #""source": {"type": "object", "properties": {"type": {"const": "video"}, "uri": {"type": "string"}}}"#,
      [.video]
    ),
    (
      #""character": {"oneOf": [{"type": "object", "properties": {"type": {"const": "image"}, "uri": {"type": "string"}}}, {"type": "object", "properties": {"type": {"const": "video"}, "uri": {"type": "string"}}}]}"#,
      [.image, .video]
    ),
    (#""image": {"type": "string", "format": "uri"}"#, [.image]),
    (##""end_frame": {"allOf": [{"$ref": "#/components/schemas/Image"}]}"##, [.image]),
    (#""image_url": {"anyOf": [{"type": "string"}, {"type": "null"}]}"#, [.image]),
    (#""prompt": {"type": "string"}"#, [.text]),
    (#""negative_prompt": {"type": "string", "maxLength": 2048}"#, [.text]),
  ])
  func aFieldBecomesARoleOfItsMediaType(property: String, media: [MediaType]) throws {
    let image = #", "Image": {"type": "object", "properties": {"url": {"type": "string"}}}"#
    let profile = try profile(property, schemas: image)
    #expect(profile.inputs.dropFirst().map(\.media) == [media])
    #expect(profile.inputs.dropFirst().map(\.minimum) == [0])
    #expect(profile.inputs.dropFirst().map(\.maximum) == [1])
    #expect(profile.settings.isEmpty)
  }

  @Test(arguments: [
    #""input_url": {"type": "string"}"#,
    #""media_url": {"type": "string", "description": "Anything."}"#,
    #""web_url": {"type": "string", "description": "A webpage to base the video on."}"#,
    #""file_url": {"type": "string", "description": "Document URL to base the video on."}"#,
    #""image_id": {"type": "string", "description": "An image of the library."}"#,
    #""elements": {"type": "array", "items": {"type": "object", "properties": {"a": {}}}}"#,
    #""loras": {"type": "array", "items": {"type": "string"}}"#,
    #""camera": {"type": "object", "properties": {"zoom": {"type": "number"}}}"#,
    ##""image_url": {"$ref": "#/components/schemas/Missing"}"##,
  ])
  func whatCannotBeToldIsLeftOutAndSaid(property: String) throws {
    let imported = try imported(property)
    #expect(imported.profiles.first?.inputs.map(\.role) == ["subject_image"])
    #expect(imported.profiles.first?.settings.isEmpty == true)
    #expect(imported.notes.count == 1)
    #expect(imported.notes.first?.sentence.contains("left out, since") == true)
    #expect(imported.profiles.first?.notes?.contains("left out, since") == true)
  }

  @Test func listsHaveTheirCounts() throws {
    let profile = try profile(
      """
      "image_urls": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 4},
      "video_urls": {"type": "array", "items": {"type": "string"}},
      "audio_urls": {"anyOf": [{"type": "array", "items": {"type": "string"}, "minItems": 2},
        {"type": "null"}]}
      """, required: #"["image_urls", "video_urls"]"#)
    #expect(profile.inputs.dropFirst().map(\.minimum) == [2, 1, 0])
    #expect(profile.inputs.dropFirst().map(\.maximum) == [4, nil, nil])
    let count = profile.limits.first { $0.quantity == .count }
    #expect(count?.bounds.minimum?.value == 2)
    #expect(count?.roles == [.role("audio_urls")])
  }

  @Test func publishedLimitsBind() throws {
    let profile = try profile(
      """
      "video_url": {"type": "string", "x-fal": {"max_file_size": 104857600, "min_width": 300,
        "max_width": 2160, "min_height": 300, "min_area": 90000, "min_aspect_ratio": 0.4,
        "max_aspect_ratio": 2.5, "max_frames": 161, "min_duration": 2.0, "max_duration": 10.05,
        "min_fps": 8, "max_fps": 60}}
      """)
    #expect(
      Set(profile.limits.map(\.quantity)) == [
        .fileSize, .width, .height, .area, .aspectRatio, .frames, .duration, .frameRate,
      ])
    #expect(profile.limits.allSatisfy { $0.level == .hard && $0.effect == .reject })
    let duration = profile.limits.first { $0.quantity == .duration }
    #expect(duration?.bounds.minimum?.value == 2)
    #expect(duration?.bounds.maximum?.value == .exact("10.05"))
    #expect(profile.limits.first { $0.quantity == .width }?.bounds.maximum?.value == 2160)
  }

  @Test func limitsOnTheTotalAndReshapingAreKeptApart() throws {
    let property = """
      "video_urls": {"type": "array", "items": {"type": "string"}, "x-fal": {"min_duration": 2.0,
        "combined": {"max_duration": 15.1}, "normalization": {"max_duration": 15.1, "fps": 24}}}
      """
    let durations = try limits(property, of: .duration)
    #expect(durations.map(\.scope) == [.each, .combined, .each])
    #expect(durations.map(\.effect) == [.reject, .reject, .alter])
    let rate = try #require(try limits(property, of: .frameRate).first)
    #expect(rate.effect == .alter)
    #expect(rate.bounds.minimum?.value == 24)
    #expect(rate.bounds.maximum?.value == 24)
  }

  @Test func unknownKeysAreSaid() throws {
    let imported = try imported(
      #""video_url": {"type": "string", "x-fal": {"max_brightness": 3, "combined": {"max_fps": 2}}}"#
    )
    #expect(
      imported.notes.map(\.sentence) == [
        "video_url: x-fal.max_brightness was not understood.",
        "video_url: x-fal.combined.max_fps was not understood.",
      ])
  }

  @Test func aMaximumBelowTheMinimumIsLeftOutAndSaid() throws {
    let imported = try imported(
      #""video_url": {"type": "string", "x-fal": {"min_duration": 9, "max_duration": 3}}"#)
    #expect(imported.profiles.first?.limits.isEmpty == true)
    #expect(imported.notes.first?.sentence.contains("the maximum is below the minimum") == true)
  }

  @Test func textsHaveTheirLengths() throws {
    let lengths = try limits(
      #""prompt": {"type": "string", "minLength": 3, "maxLength": 2500}"#, of: .textLength)
    #expect(lengths.first?.bounds.minimum?.value == 3)
    #expect(lengths.first?.bounds.maximum?.value == 2500)
  }
}
