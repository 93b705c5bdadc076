import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct DescribedLimitsTests {
  private func read(_ properties: String) throws -> OpenAPIImport {
    try OpenAPIImport(
      Array(OpenAPIImportTests.document(properties).utf8), name: "a.json",
      wishes: .init(day: "2026-11-20"))
  }

  @Test func limitsInDescriptionsAreRead() throws {
    let imported = try read(
      """
      "video_url": {"type": "string", "description": "Reference video. Only .mp4/.mov supported.\\n\\n\
      Max file size: 200.0MB, Min width: 720px, Max height: 2160px, Min duration: 3.0s, \
      Max duration: 10.05s, Min FPS: 24.0, Max FPS: 60.0, Min aspect ratio: 0.40, \
      Timeout: 30.0s, Max colours: 3"}
      """)
    let limits = try #require(imported.profiles.first?.limits)
    func bounds(_ quantity: Quantity) -> Bounds? {
      limits.first { $0.quantity == quantity }?.bounds
    }
    #expect(bounds(.fileSize)?.maximum?.value == 209_715_200)
    #expect(bounds(.width)?.minimum?.value == 720)
    #expect(bounds(.height)?.maximum?.value == 2160)
    #expect(bounds(.duration)?.minimum?.value == 3)
    #expect(bounds(.duration)?.maximum?.value == .exact("10.05"))
    #expect(bounds(.frameRate)?.maximum?.value == 60)
    #expect(bounds(.aspectRatio)?.minimum?.value == .exact("0.4"))
    #expect(imported.profiles.first?.limits.contains { $0.quantity == .container } == true)
    #expect(
      limits.first { $0.quantity == .note }?.statement
        == "The provider has to have fetched the file within 30 s.")
    #expect(imported.notes.map(\.sentence) == ["video_url: unread: “Max colours: 3”"])
  }

  @Test func wordsThatRoundDoNotTightenWhatNumbersSay() throws {
    let limits = try read(
      #""video_url": {"type": "string", "description": "At most 30 seconds.\nMax duration: 30.05s"}"#
    ).profiles.first?.limits
    #expect(limits?.map(\.bounds.maximum?.value) == [.exact("30.05")])
  }

  @Test func theSameLimitInTwoPlacesIsOne() throws {
    let limits = try read(
      """
      "video_url": {"type": "string", "description": "Max duration: 5.0s",
        "x-fal": {"max_duration": 5}}
      """
    ).profiles.first?.limits
    #expect(limits?.map(\.quantity) == [.duration])
  }

  @Test func limitsMayFollowASentenceOnItsLine() throws {
    let limits = DescribedLimits(
      in: "The video. Max file size: 200.0MB, Max FPS: 60.0, Timeout: 30.0s. Keep it short.")
    #expect(
      limits.bounds == [
        .init(quantity: .fileSize, isMaximum: true, value: 209_715_200),
        .init(quantity: .frameRate, isMaximum: true, value: 60),
      ])
    #expect(limits.prose == ["The video", "Keep it short"])
    #expect(limits.unread.isEmpty)
  }
}
