import MediaModel
import Preflight
import Testing

@testable import Reports

struct StillTextTests {
  private func text(_ stills: StillRecord..., width: Int = 80, isColored: Bool = false) -> String {
    StillText(style: TextStyle(width: width, isColored: isColored)).text(stills)
  }

  private func refusal(_ profiles: [Profile] = [Sample.profile], width: Int = 80) -> String {
    StillText(style: TextStyle(width: width)).refusal(
      [StillSample.refusal], of: "clip.mp4", for: profiles,
      notes: ["2 stills were complete before, and stay."])
  }

  @Test func aStillIsABlock() {
    #expect(
      text(StillSample.last()) == """
        READY  stills/end.png
              last: frame 149 at 4.971633 s of clip.mp4
          Image       1280x720 · PNG · 1.2 MB
          Colours     BT.709, limited range (tagged)
          Checked     Read back and compared with what was meant.
        """)
  }

  @Test func aFittedStillSaysWhatWasChangedAndWhoTakesIt() {
    #expect(
      text(StillSample.fitted()) == """
        READY  stills/end.png for Eraser (Example)
              last: frame 149 at 4.971633 s of clip.mp4
          Image       1280x720 · PNG · 1.2 MB
          Colours     BT.709, limited range (tagged)
          Changed     Crop to 960x720.
            Why       Painter accepts 4:3.
            Cost      25 % of the picture is cropped.
          Note        The clip has a second video track, which was not looked at.
          Checked     Eraser accepts it.
        """)
  }

  @Test func aReplacedFrameIsInPlainSight() {
    #expect(
      text(StillSample.replaced()) == """
        ANOTHER FRAME  stills/end.png
              last: frame 140 at 4.671333 s of clip.mp4, instead of frame 149 at
              4.971633 s
          Because     The frame is black: its mean luma is 16.2 of 255.
          Image       1280x720 · PNG · 1.2 MB
          Colours     BT.709, limited range (tagged)
          Checked     Read back and compared with what was meant.
        """)
  }

  @Test func severalStillsHaveAnEmptyLineBetweenThem() {
    let both = text(StillSample.last(), StillSample.replaced())
    #expect(both == text(StillSample.last()) + "\n\n" + text(StillSample.replaced()))
  }

  @Test func aFrameThatWasNotCountedIsNamedByItsTime() {
    let still = StillSample.last { $0.frame = StillSample.frame(0, isCounted: false) }
    #expect(text(still).contains("last: the frame at 0 s of clip.mp4"))
  }

  @Test func aPictureFileHasNoFrame() {
    let still = StillSample.last {
      $0.frame = nil
      $0.source = "hero.heic"
      $0.color.matrix = .init("gbr", .assumed)
      $0.color.primaries = .init("bt709", .assumed)
      $0.color.transfer = .init("iec61966-2-1", .assumed)
      $0.color.range = .init("full", .assumed)
    }
    #expect(text(still).contains("\n      made from hero.heic\n"))
    #expect(text(still).contains("sRGB, full range (assumed: the file does not say)"))
  }

  @Test func deepPicturesAndFieldsAreNamed() {
    let still = text(
      StillSample.last {
        $0.bitDepth = 16
        $0.fields = "Both fields stay woven."
      })
    #expect(still.contains("1280x720 · PNG · 16 bits a channel · 1.2 MB"))
    #expect(still.contains("  Fields      Both fields stay woven."))
  }

  @Test func whatIsRefusedStillIsNotCalledReady() {
    let still = StillSample.fitted {
      $0.check = [RepairSample.result([Sample.tooLong()], of: Sample.clip())]
    }
    #expect(text(still).hasPrefix("STILL REFUSED  stills/end.png for Eraser (Example)"))
    #expect(text(still).hasSuffix("Eraser refuses it: video.duration.too-long."))
  }

  @Test func aRefusalReadsLikeThatOfARepair() {
    #expect(
      refusal() == """
        CANNOT BE MADE TO FIT  clip.mp4 for Eraser (Example)

          ✗ aspect-undecided
            The frame is 16:9; Eraser accepts 4:3, which would crop 25 %.
            Choice    Add --aspect crop.
            Choice    Add --aspect pad.

          Note        2 stills were complete before, and stay.
        """)
    #expect(refusal([]).hasPrefix("CANNOT BE SAVED  clip.mp4\n"))
  }

  @Test(arguments: [40, 60, 80, 120]) func noLineIsWiderThanTheTerminal(width: Int) {
    let stills = text(
      StillSample.last(), StillSample.fitted(), StillSample.replaced(), width: width)
    for line in (stills + "\n" + refusal(width: width)).split(separator: "\n") {
      #expect(line.count <= width, "\(line)")
    }
  }

  @Test func coloursAppearOnlyWhenAskedFor() {
    let colored = text(StillSample.replaced(), isColored: true)
    #expect(colored.hasPrefix("\u{1B}[33;1mANOTHER FRAME\u{1B}[0m  \u{1B}[1mstills/end.png"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == text(StillSample.replaced()))
  }

  @Test func nothingActsOnATerminal() {
    let evil = "a\u{1B}[31m\n\u{202E}b"
    let still = StillSample.fitted {
      $0.path = evil
      $0.source = evil
      $0.request = evil
      $0.format = evil
      $0.fields = evil
      $0.color.matrix.name = evil
      $0.color.range.name = evil
      $0.color.conversion = evil
      $0.steps[0].action = evil
      $0.notes = [evil]
      $0.check[0].name = evil
      $0.replacement = StillRecord.Replacement(wanted: StillSample.frame(1), reason: evil)
    }
    let refused = StillText(style: TextStyle()).refusal(
      [Refusal(evil, reason: evil, choices: [evil])], of: evil, for: [], notes: [evil])
    for printed in [text(still), refused] {
      #expect(!printed.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
      #expect(!printed.contains("31m\n"))
    }
  }
}
