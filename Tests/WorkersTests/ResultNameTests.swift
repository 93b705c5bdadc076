import Media
import MediaModel
import Preprocess
import Testing
import Workers

struct ResultNameTests {
  private func clip(_ container: OutputContainer) -> Recipe.Rendition {
    let range = FrameRange(start: .zero, end: .zero, frameCount: 0)
    let video = VideoRendition(
      track: 0, range: range, timing: .original, frameCount: 0, method: .copy)
    return .clip(ClipRendition(source: "a.mov", video: video, container: container))
  }

  private func still(_ format: StillRendition.Format) -> Recipe.Rendition {
    .still(StillRendition(source: "a.heic", picture: FrameRendition(), format: format))
  }

  @Test(arguments: [
    ("b.mp4", OutputContainer.mp4), ("b.MP4", .mp4), ("b.m4v", .mp4), ("b.mov", .mov),
    ("b.qt", .mov), ("b.webm", .webm), ("dir.mov/b.mkv", .mkv),
  ])
  func aNameThatSaysWhatIsInTheFileIsTaken(name: String, container: OutputContainer) {
    #expect(ResultName(name).contradiction(to: clip(container), of: "a.mov") == nil)
  }

  @Test(arguments: [
    ("b.mov", "b.mov would hold MP4; name it b.mp4."), ("b", "b would hold MP4; name it b.mp4."),
    ("d.mp4/b", "d.mp4/b would hold MP4; name it d.mp4/b.mp4."),
    (".mp4", ".mp4 would hold MP4; name it .mp4.mp4."),
    ("b.mp4.txt", "b.mp4.txt would hold MP4; name it b.mp4.mp4."),
  ])
  func anotherNameIsRefusedWithTheRightOne(name: String, message: String) {
    #expect(ResultName(name).contradiction(to: clip(.mp4), of: "a.mov") == message)
  }

  @Test func picturesHaveTheirOwnNames() {
    let jpeg = still(.jpeg(quality: 90, halvesChroma: false))
    #expect(ResultName("b.jpg").contradiction(to: jpeg, of: "a.heic") == nil)
    #expect(ResultName("b.JPEG").contradiction(to: jpeg, of: "a.heic") == nil)
    #expect(
      ResultName("b.png").contradiction(to: jpeg, of: "a.heic")
        == "b.png would hold JPEG; name it b.jpg.")
    #expect(ResultName("b.webp").contradiction(to: still(.webp(quality: nil)), of: "a") == nil)
    #expect(ResultName("b.jpg").contradiction(to: still(.png), of: "a") != nil)
  }

  @Test func aCopyKeepsTheExtensionOfItsSource() {
    #expect(ResultName("b.MOV").contradiction(to: .identical, of: "a.mov") == nil)
    #expect(ResultName("b.anything").contradiction(to: .identical, of: "a") == nil)
    #expect(
      ResultName("b.mp4").contradiction(to: .identical, of: "a.mov")
        == "b.mp4 would hold the unchanged bytes of the source; name it b.mov.")
  }
}
