import Foundation
import MediaModel
import Testing

@testable import Preprocess

struct StillNamesTests {
  private func address(_ seconds: Rational, number: Int? = nil) -> FrameAddress {
    FrameAddress(
      track: 0, ticks: (seconds * 1_000_000).roundedDown, timeBase: Rational(1, 1_000_000) ?? 1,
      number: number, time: MediaTime(seconds: seconds))
  }

  private func names(
    _ addresses: [FrameAddress?], of source: String = "clip.mp4",
    format: StillExportOptions.Format = .png
  ) -> [String] {
    StillNames(source: source, addresses: addresses, format: format).names
  }

  private func name(of source: String) -> String {
    names([address(0, number: 0)], of: source).first ?? ""
  }

  @Test func aNameTellsTheTimeAndTheNumber() {
    let seconds = Rational(5_025_480, 1000) ?? 0
    #expect(names([address(seconds, number: 125_637)]) == ["clip_01h23m45s480_f125637.png"])
    #expect(names([address(0, number: 0)]) == ["clip_00h00m00s000_f000000.png"])
  }

  @Test func aFrameThatWasNotCountedHasNoNumber() {
    #expect(names([address(Rational(3, 2) ?? 0)]) == ["clip_00h00m01s500.png"])
  }

  @Test func formatsHaveTheirUsualExtensions() {
    #expect(
      StillExportOptions.Format.allCases.flatMap { names([address(0)], format: $0) }
        == ["clip_00h00m00s000.png", "clip_00h00m00s000.jpg", "clip_00h00m00s000.webp"])
  }

  @Test func theFrameIsShownAtTheTimeInItsName() {
    // Frames 1 and 2 at 30000/1001 appear at 0.0333666… s and 0.0667333… s.
    let frames = [1, 2].map { address(Rational(1001 * $0, 30_000) ?? 0, number: Int($0)) }
    #expect(
      names(frames) == ["clip_00h00m00s034_f000001.png", "clip_00h00m00s067_f000002.png"])
  }

  @Test func namesKeepTheOrderOfTheAddresses() {
    let times: [Rational] = [3, 1, 2]
    #expect(
      names(times.map { address($0) })
        == ["clip_00h00m03s000.png", "clip_00h00m01s000.png", "clip_00h00m02s000.png"])
  }

  @Test(
    arguments: [
      (Rational(1, 24), 500), (Rational(1001, 30_000), 500), (Rational(1, 1_000_000), 300),
      (Rational(1, 3000), 300), (3601, 250), (1, 4000),
    ] as [(Rational?, Int)])
  func sortedAsTextTheyStandInTheOrderOfPresentation(step: Rational?, count: Int) throws {
    let step = try #require(step)
    for knowsNumbers in [true, false] {
      let frames = (0..<count).map {
        address(Rational($0) * step, number: knowsNumbers ? $0 : nil)
      }
      let names = names(frames)
      #expect(names == names.sorted())
      #expect(Set(names).count == count)
    }
  }

  @Test func framesOfOneMillisecondAreToldApartByTheirPlace() throws {
    let step = try #require(Rational(1, 10_000))
    let frames = [1, 2, 3].map { address(Rational($0) * step) }
    #expect(
      names(frames)
        == ["clip_00h00m00s001_1.png", "clip_00h00m00s001_2.png", "clip_00h00m00s001_3.png"])
    #expect(names(frames.reversed()) == names(frames).reversed())
  }

  @Test func framesOfOneMillisecondSortAlsoWhenOnlySomeAreCounted() throws {
    let step = try #require(Rational(1, 10_000))
    let frames = [
      address(step, number: 1), address(step * 2), address(step * 3, number: 0), address(1),
    ]
    #expect(
      names(frames) == [
        "clip_00h00m00s001_1_f000001.png", "clip_00h00m00s001_2.png",
        "clip_00h00m00s001_3_f000000.png", "clip_00h00m01s000.png",
      ])
  }

  @Test func largeNumbersAndLongClipsAreAsWideAsTheyNeed() {
    let frames = [address(0, number: 9), address(360_000, number: 10_000_000)]
    #expect(
      names(frames)
        == ["clip_000h00m00s000_f00000009.png", "clip_100h00m00s000_f10000000.png"])
  }

  @Test func namesOfOtherRunsSortAmongThem() {
    let first = names([address(0, number: 0)])
    let middle = names([address(5)])
    let last = names([address(10, number: 250)])
    #expect((first + middle + last).sorted() == first + middle + last)
  }

  @Test func theStillOfAPictureFileHasAnotherNameThanThePicture() {
    #expect(names([nil], of: "art/hero.png") == ["hero_still.png"])
  }

  @Test(arguments: [
    ("/a/b.c/clip.final.mov", "clip.final"), ("clip", "clip"), ("clip.", "clip"),
    ("-rf.mp4", "rf"), ("--at.mp4", "at"), (".hidden.mp4", "hidden"), (".mp4", "mp4"),
    ("..", "still"), ("", "still"), ("~/ .mp4", "still"), ("a:b*c?.mp4", "a_b_c_"),
    (#"a\b"c<d>e|f.mp4"#, "a_b_c_d_e_f"), ("new\nline\u{1B}[2J.mp4", "new_line_[2J"),
    ("bidi\u{202E}4pm.mp4", "bidi_4pm"), ("two words.mp4", "two words"), ("日本.mp4", "日本"),
    ("emoji 🎬 👩‍💻.mp4", "emoji 🎬 👩‍💻"), ("50%d.mp4", "50%d"), ("folder/", "folder"),
  ])
  func oddNamesBecomeSafe(source: String, stem: String) {
    #expect(name(of: source) == "\(stem)_00h00m00s000_f000000.png")
  }

  @Test(arguments: [
    String(repeating: "a", count: 251), String(repeating: "日", count: 84),
    String(repeating: "👩‍💻", count: 23), "a" + String(repeating: "\u{301}", count: 500),
  ])
  func longNamesAreCutBetweenCharacters(stem: String) {
    let name = name(of: stem + ".mp4")
    #expect(name.utf8.count <= StillNames.longestName)
    let kept = name.dropLast("_00h00m00s000_f000000.png".count)
    #expect(stem.hasPrefix(kept) || kept == "still")
  }

  @Test func aNameOfJustTheRightLengthIsNotCut() {
    let stem = String(
      repeating: "a", count: StillNames.longestName - "_00h00m00s000_f000000.png".utf8.count)
    #expect(name(of: stem + ".mp4").utf8.count == StillNames.longestName)
    #expect(name(of: stem + ".mp4") == name(of: stem + "b.mp4"))
  }
}
