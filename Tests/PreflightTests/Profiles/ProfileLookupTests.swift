import JSON
import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct ProfileLookupTests {
  private let catalog = Catalog(
    embedded: [
      (
        "maker",
        #"""
        {"schema": "preflight.profiles/1", "provider": "Maker", "profiles": [
          {"id": "host/clip/v2.6/pro/image-to-video", "name": "Clip 2.6", "kind": "model"},
          {"id": "host/clip/v3/pro/image-to-video", "name": "Clip 3", "kind": "model"},
          {"id": "host/clip/v10/pro/image-to-video", "name": "Clip 10", "kind": "model"},
          {"id": "panel/wipe", "name": "Wipe Objects", "kind": "workflow"},
          {"id": "host/wipe-video", "name": "Wipe video", "kind": "model"},
          {"id": "runner/gen1_aleph", "name": "Aleph", "kind": "model",
           "lifecycle": {"state": "retired", "successor": "runner/aleph2",
            "source": {"url": "https://example.com"}}},
          {"id": "runner/aleph2", "name": "Aleph 2", "kind": "model"}]}
        """#
      )
    ])

  private func candidates(_ name: String) -> String? {
    let error = #expect(throws: DocumentError.self) { try catalog.profile(named: name) }
    #expect(error?.ambiguousName == name)
    return error?.reason
  }

  @Test func listsTheNewestOfAFamilyFirstAndCountsTheOthers() {
    #expect(
      candidates("clip")
        == "'clip' may be any of host/clip/v10/pro/image-to-video and 2 more; give more of the id")
    #expect(
      candidates("image-to-video")?.contains("of host/clip/v10/pro/image-to-video and 2 more")
        == true)
  }

  @Test func listsWorkflowsBeforeModels() {
    #expect(candidates("wip")?.contains("panel/wipe, host/wipe-video") == true)
  }

  @Test func takesTheOnlyOneThatIsStillOffered() throws {
    #expect(try catalog.profile(named: "runner aleph").id == "runner/aleph2")
    #expect(try catalog.profile(named: "Clip 2.6").id == "host/clip/v2.6/pro/image-to-video")
  }

  @Test(arguments: [
    ("kling", "kling/v4/"), ("erase", "chatvideopro/erase-objects"),
    ("image-to-video", "/image-to-video"), ("veo", "veo"), ("sora", "sora"),
  ])
  func knowsTheNamesThatPeopleSay(name: String, part: String) {
    do {
      #expect(try Catalog.builtIn.profile(named: name).id.contains(part))
    } catch {
      #expect(error.ambiguousName == name)
      #expect(error.reason.contains(part))
    }
  }
}
