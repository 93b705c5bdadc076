import MediaModel
import Testing

struct DurationsTests {
  private func seconds(_ text: String) -> Sourced<MediaTime>? {
    Rational(decimal: text).map { Sourced(MediaTime(seconds: $0), .header) }
  }

  @Test func theLongestAndTheShortestReadingAreNamed() {
    let durations = Durations(
      container: seconds("5.02"), video: seconds("5"), audio: seconds("5.021"),
      packets: seconds("4.9"))
    #expect(durations.longest?.name == .audio)
    #expect(durations.shortest?.name == .packets)
    #expect(durations.readings.map(\.name) == [.container, .video, .audio, .packets])
  }

  @Test func anEditListThatHidesFramesCountsAsAReading() {
    let durations = Durations(
      container: seconds("5"), video: seconds("5"), ignoringEditList: seconds("6.37"))
    #expect(durations.longest?.name == .ignoringEditList)
  }

  @Test func aSingleReadingIsBoth() {
    let durations = Durations(container: seconds("5"))
    #expect(durations.longest == durations.shortest)
  }

  @Test func withoutReadingsNothingIsKnown() {
    #expect(Durations().longest == nil)
    #expect(Durations().shortest == nil)
    #expect(Durations().readings.isEmpty)
  }
}

struct MainTrackTests {
  private func video(
    _ index: Int, side: Int = 16, frames: Int = 1, isDefault: Bool = false, isEnabled: Bool = true
  ) -> VideoFacts {
    VideoFacts(
      index: index, codec: CodecFacts(name: "h264"),
      displaySize: PixelSize(width: side, height: side), frameCount: Sourced(frames, .header),
      isDefault: isDefault, isEnabled: isEnabled)
  }

  private func main(of tracks: [VideoFacts]) -> Int? {
    MediaFacts(
      path: "clip.mp4", byteCount: 1, kind: .video,
      container: ContainerFacts(format: "mp4", formatName: "MP4"), video: tracks
    ).mainVideo?.index
  }

  @Test func theDefaultTrackIsShown() {
    #expect(main(of: [video(0, side: 64), video(1, isDefault: true)]) == 1)
  }

  @Test func elseTheLargest() { #expect(main(of: [video(0), video(1, side: 64)]) == 1) }

  @Test func tracksThatAreDisabledOrEmptyAreNotShown() {
    #expect(main(of: [video(0, isDefault: true, isEnabled: false), video(1)]) == 1)
    #expect(main(of: [video(0, side: 64, frames: 0), video(1)]) == 1)
    #expect(main(of: [video(0, isEnabled: false)]) == 0)
  }
}
