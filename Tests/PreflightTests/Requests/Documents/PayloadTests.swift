import TestSamples
import Testing

@testable import Preflight

struct PayloadTests {
  private func outline(_ json: String, for ids: String...) throws -> RequestOutline {
    let documents = try RequestDocument.documents(in: Array(json.utf8), file: "request.json")
    let profiles = try ids.map { try #require(try Catalog.builtIn.profile(id: $0)) }
    return try #require(documents.first).outline(for: profiles, in: .builtIn)
  }

  private func inputs(_ json: String, for id: String) throws -> [String] {
    try outline(json, for: id).inputs.map { "\($0.role) \($0.place)" }
  }

  @Test func readsFieldsThatAreRoles() throws {
    let outline = try outline(
      """
      {"image_url": "a.png", "end_image_url": null, "prompt": "x", "duration": 5, "seed": 3,
       "generate_audio": false, "image_size": {"width": 1280, "height": 720}}
      """, for: "fal-ai/kling-video/o3/pro/image-to-video")
    #expect(outline.inputs.map(\.role) == ["image_url"])
    #expect(
      outline.settings == [
        "prompt": "x", "duration": "5", "seed": "3", "generate_audio": "false",
        "image_size": "1280x720",
      ])
  }

  @Test func takesTheWrapperOff() throws {
    let outline = try outline(
      #"{"input": {"video_url": {"url": "a.mp4", "content_type": "video/mp4"}}, "video_url": "b"}"#,
      for: "fal-ai/veo3.1/extend-video")
    #expect(outline.inputs.map(\.place) == ["video_url"])
    #expect(outline.inputs.map(\.content) == [.file("a.mp4")])
    #expect(outline.payload?.misplacedMembers == ["video_url"])
  }

  @Test func readsListsAndNestedObjects() throws {
    let id = "bytedance/seedance-2.0/reference-to-video"
    #expect(
      try inputs(#"{"image_urls": ["a.png", {"url": "b.png"}, null], "video_urls": []}"#, for: id)
        == ["image_urls image_urls[0]", "image_urls image_urls[1]"])
    #expect(
      try inputs(#"{"elements": [{"image_urls": ["a.png"]}]}"#, for: id)
        == ["image_urls elements[0].image_urls[0]"])
  }

  @Test func readsRunwaysShapes() throws {
    #expect(
      try inputs(
        #"{"promptImage": [{"uri": "a.png", "position": "first"}]}"#, for: "runway/gen4_turbo")
        == ["promptImage promptImage[0]"])
    #expect(
      try inputs(
        #"{"promptImage": [{"uri": "b", "position": "last"}, {"uri": "a", "position": "first"}]}"#,
        for: "runway/veo3.1") == ["last promptImage[0]", "first promptImage[1]"])
    #expect(
      try inputs(#"{"promptImage": "a.png"}"#, for: "runway/veo3.1") == ["first promptImage"])
    #expect(
      try inputs(
        #"{"videoUri": "a.mp4", "references": [{"type": "image", "uri": "b.png"}]}"#,
        for: "runway/gen4_aleph") == ["videoUri videoUri", "references references[0]"])
    #expect(
      try inputs(
        #"{"character": {"type": "image", "uri": "a"}, "reference": {"type": "video", "uri": "b"}}"#,
        for: "runway/act_two") == ["character character", "reference reference"])
  }

  @Test(arguments: [
    (#"{"model": "gen4_turbo", "promptImage": "a"}"#, ["runway/gen4_turbo"]),
    (#"{"model": "seedance2", "promptVideo": "a"}"#, ["runway/seedance2-v2v"]),
    (#"{"model": "seedance2", "promptImage": "a"}"#, ["runway/seedance2"]),
    (#"{"model": "fal-ai/veo3.1/extend-video", "input": {}}"#, ["fal-ai/veo3.1/extend-video"]),
    (#"{"model": "nobody-knows"}"#, []), (#"{"video_url": "a"}"#, []),
  ])
  func aModelNamesItsProfile(json: String, ids: [String]) throws {
    let document = try #require(
      try RequestDocument.documents(in: Array(json.utf8), file: "request.json").first)
    #expect(try document.profileNames(in: .builtIn) == ids)
  }
}

struct PayloadCheckTests {
  @Test(arguments: [
    (Setting.ValueType.string, #""5""#, true), (.string, "5", false), (.integer, "5", true),
    (.integer, "5.0", true), (.integer, #""5""#, false), (.integer, "5.5", false),
    (.number, "5", true), (.number, "5.5", true), (.number, #""5""#, false),
    (.boolean, "true", true), (.boolean, #""true""#, false), (nil, #""5""#, true),
  ])
  func tellsAValueOfAnotherTypeThanTheProviderWants(
    type: Setting.ValueType?, value: String, isAccepted: Bool
  ) throws {
    let profile = Profile.sample(settings: ["duration": Setting(type: type)])
    let documents = try RequestDocument.documents(
      in: Array(#"{"duration": \#(value)}"#.utf8), file: "request.json")
    let outline = try #require(documents.first).outline(for: [profile], in: .builtIn)
    var request = Request.of(.image(), settings: outline.settings)
    request.payload = outline.payload
    let found = try findings(of: request, for: profile).filter { $0.id == "setting.wrong-type" }
    #expect(found.isEmpty == isAccepted)
    #expect(found.allSatisfy { $0.severity == .blocker })
  }

  private func ids(_ payload: PayloadFacts, for profile: Profile) throws -> [String] {
    var request = Request.of(.sample())
    request.payload = payload
    request.settings["model"] = payload.model
    return try findings(of: request, for: profile).map(\.id)
  }

  @Test func anotherModelCannotBeVerified() throws {
    let payload = PayloadFacts(model: "other", modelProfileIDs: ["example/other"])
    #expect(try ids(payload, for: .sample()) == ["request.other-model"])
    #expect(
      try ids(PayloadFacts(model: "edit", modelProfileIDs: ["example/edit"]), for: .sample())
        .isEmpty)
    #expect(try ids(PayloadFacts(model: "some variant"), for: .sample()).isEmpty)
    let variants = ["model": Setting(allowed: [.text("other")])]
    #expect(try ids(payload, for: .sample(settings: variants)).isEmpty)
  }

  @Test func membersOfWhichNothingIsKnownAreNotedAndNotCounted() throws {
    var request = Request.of(.sample(), settings: ["seed": "1", "srouce": "x", "cfg": "2"])
    request.payload = PayloadFacts(unreadMembers: ["loras"])
    let result = try Checker(catalog: .of()).result(of: request, for: .sample())
    #expect(result.findings.map(\.id) == ["setting.unknown"])
    #expect(result.findings.first?.detail == "Did you mean 'source'?")
    #expect(
      result.notes == [
        "Not checked, since nothing is known about them: cfg, loras and seed."
      ])
  }
}
