import MediaModel
import Testing

@testable import Preflight

struct InputArgumentTests {
  @Test(
    arguments: [
      ("clip.mp4", nil, "clip.mp4"), ("motion=dance.mp4", "motion", "dance.mp4"),
      ("./a=b.mp4", nil, "./a=b.mp4"), ("/x/a=b.mp4", nil, "/x/a=b.mp4"),
      ("start=a=b.png", "start", "a=b.png"), ("my clip=1.mp4", nil, "my clip=1.mp4"),
      ("=a.mp4", nil, "=a.mp4"), ("1=a.mp4", nil, "1=a.mp4"), ("image_url=", "image_url", ""),
    ] as [(String, String?, String)])
  func takesANameBeforeTheFirstEqualsSignForARole(text: String, role: String?, path: String) {
    let argument = InputArgument(parsing: text)
    #expect(argument.role == role)
    #expect(argument.path == path)
  }
}
