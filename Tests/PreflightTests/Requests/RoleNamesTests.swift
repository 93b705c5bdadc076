import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct RoleNamesTests {
  private let pair = Profile.sample(inputs: [
    Input(role: "start_image_url", media: [.image], minimum: 1, maximum: 1),
    Input(role: "end_image_url", media: [.image], minimum: 0, maximum: 1),
    Input(role: "prompt", media: [.text], minimum: 1, maximum: 1),
  ])
  private let edit = Profile.sample(inputs: [
    Input(role: "videoUri", media: [.video], minimum: 1, maximum: 1),
    Input(role: "image_urls", media: [.image], minimum: 0),
    Input(role: "audio_url", media: [.audio], minimum: 0, maximum: 1),
  ])

  @Test(arguments: [
    ("image_url", "start_image_url"), ("img_url", "start_image_url"),
    ("first_frame", "start_image_url"), ("tail_image_url", "end_image_url"),
    ("last_image", "end_image_url"),
  ])
  func findsTheEndOfAPairThatIsMeant(name: String, role: String) {
    #expect(RoleNames(pair, given: []).meant(by: name) == role)
  }

  @Test(arguments: [
    ("video_url", "videoUri"), ("clip", "videoUri"), ("image_url", "image_urls"),
    ("imageUrl", "image_urls"), ("voice_url", "audio_url"),
  ])
  func findsTheOnlyRoleOfAKindOfMedia(name: String, role: String) {
    #expect(RoleNames(edit, given: []).meant(by: name) == role)
  }

  @Test(arguments: ["prompt", "seed", "duration", "webhook_url", "url"])
  func meansNoRoleByANameThatIsAboutNoMedia(name: String) {
    #expect(RoleNames(edit, given: []).meant(by: name) == nil)
  }

  @Test func passesOverRolesThatAreGiven() {
    #expect(RoleNames(edit, given: ["videoUri"]).meant(by: "video_url") == nil)
  }
}
