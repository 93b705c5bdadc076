import MediaModel
import Preflight
import Reports
import Testing

struct RepairTextTests {
  private func text(_ report: RepairReport, width: Int = 80, isColored: Bool = false) -> String {
    RepairText(style: TextStyle(width: width, isColored: isColored)).text(report)
  }

  private func lines(_ report: RepairReport) -> [String] {
    text(report).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func aFittedClipIsToldFromEndToEnd() {
    #expect(
      text(RepairSample.fit()) == """
        READY  out.mp4 for Eraser (Example)
              made from clip.mp4

          Length      5.105 s  → 4.972 s
          Frames      153      → 149
          Size        1280x720
          Rate        29.97 fps
          Video       H.264 High
          Audio       AAC · 48000 Hz · stereo
          Format      MPEG-4 (MP4)
          Bytes       275.0 kB → 301.2 kB
          Kept        frames 0 to 148 of 153, 0 s to 4.971633 s

          1  Keep frames 0 to 148.
             Why      Eraser accepts at most 5 s.
             Cost     The last 4 frames are left out.

          2  Leave out where it was recorded.
             Why      It is nobody's business.

          Lost        The place of recording.
          Note        The colours are untagged; they stay so.
          Checked     Eraser accepts it.
        """)
  }

  @Test func aCutNamesNoProfile() {
    let printed = lines(RepairSample.trim())
    #expect(printed.first == "READY  out.mp4")
    #expect(
      printed.last
        == "  Checked     Read again from the first frame to the last: all is as planned.")
  }

  @Test func aRefusalGivesTheReasonAndTheChoices() {
    #expect(
      text(RepairSample.refused()) == """
        CANNOT BE MADE TO FIT  clip.mp4 for Eraser (Example)
              5.105 s · 1280x720 · 29.97 fps · H.264 · 275.0 kB

          ✗ too-short
            The clip lasts 5.105 s; Eraser needs at least 8 s.
            Choice    Choose a longer clip.
            Choice    Add --lengthen hold to let the last frame stand.
        """)
  }

  @Test func aCutThatCannotBeMadeSaysSo() {
    var report = RepairSample.refused()
    report.checkBefore = []
    #expect(lines(report).first == "CANNOT BE CUT  clip.mp4")
  }

  @Test func aPlanPromisesNoSize() {
    let report = RepairSample.fit { $0.outcome = .planned }
    let printed = lines(report)
    #expect(printed[0] == "PLAN  clip.mp4 for Eraser (Example)")
    #expect(printed[1] == "      would be written to out.mp4")
    #expect(printed.contains("  Bytes       275.0 kB → known once written"))
    #expect(printed.last == "  Expected    Eraser accepts it.")
  }

  @Test func aPlanWithoutAPlaceSaysThatNothingWasWritten() {
    let report = RepairSample.fit {
      $0.outcome = .planned
      $0.output = nil
    }
    #expect(lines(report)[1] == "      nothing was written")
  }

  @Test func whatFitsAlreadyIsCopied() {
    let report = RepairSample.fit {
      $0.outcome = .copied
      $0.steps = []
      $0.kept?.frameCount = 153
      $0.kept?.resultFrameCount = 153
      $0.before = Sample.clip()
      $0.after = Sample.clip("out.mp4")
    }
    let printed = lines(report)
    #expect(printed[0] == "ALREADY FITS  clip.mp4 for Eraser (Example)")
    #expect(printed[1] == "      copied unchanged to out.mp4")
    #expect(printed.contains("  Kept        all 153 frames"))
    #expect(!printed.contains { $0.contains("→") })
  }

  @Test func nothingToCutIsSaidInOtherWords() {
    let planned = RepairSample.trim {
      $0.outcome = .planned
      $0.steps = []
    }
    #expect(lines(planned)[0] == "NOTHING TO CUT  clip.mp4")
    #expect(lines(planned)[1] == "      would be copied unchanged to out.mp4")
  }

  @Test func warningsThatRemainAreNamed() {
    let advice = Finding(
      id: "video.high", severity: .advice, path: "out.mp4", message: "Large pictures are slow.")
    let report = RepairSample.fit {
      $0.checkAfter = [RepairSample.result([advice], of: RepairSample.fitted())]
    }
    #expect(lines(report).first == "READY with warnings  out.mp4 for Eraser (Example)")
    #expect(lines(report).last == "  Checked     Eraser accepts it with 1 warning: video.high.")
  }

  @Test func whatIsRefusedStillIsNotCalledReady() {
    let report = RepairSample.fit {
      $0.checkAfter = [RepairSample.result([Sample.tooLong("out.mp4")], of: RepairSample.fitted())]
    }
    #expect(lines(report).first == "STILL REFUSED  out.mp4 for Eraser (Example)")
    #expect(lines(report).last == "  Checked     Eraser refuses it: video.duration.too-long.")
  }

  @Test func framesFromTheMiddleOfAClipThatWasNotCounted() {
    let report = RepairSample.fit {
      $0.kept = KeptFrames(
        firstFrame: nil, frameCount: 150, sourceFrameCount: nil, start: Sample.time("3600"),
        end: Sample.time("3605"), resultFrameCount: 300)
    }
    #expect(
      lines(report).contains("  Kept        150 frames, 3600 s to 3605 s; the result has 300"))
  }

  @Test func soundThatGoesIsSeen() {
    let report = RepairSample.fit { $0.after?.audio = [] }
    #expect(lines(report).contains("  Audio       AAC · 48000 Hz · stereo → none"))
  }

  @Test(arguments: [40, 60, 80, 120]) func noLineIsWiderThanTheTerminal(width: Int) {
    for report in [RepairSample.fit(), RepairSample.trim(), RepairSample.refused()] {
      for line in text(report, width: width).split(separator: "\n") {
        #expect(line.count <= width, "\(line)")
      }
    }
  }

  @Test func coloursAppearOnlyWhenAskedFor() {
    let colored = text(RepairSample.fit(), isColored: true)
    #expect(colored.hasPrefix("\u{1B}[32;1mREADY\u{1B}[0m  \u{1B}[1mout.mp4\u{1B}[0m for"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == text(RepairSample.fit()))
  }

  @Test func nothingActsOnATerminal() {
    let evil = "a\u{1B}[31m\n\u{202E}b"
    let report = RepairSample.fit {
      $0.input = evil
      $0.output = evil
      $0.steps[0].action = evil
      $0.steps[0].reason = evil
      $0.steps[0].cost = evil
      $0.losses = [evil]
      $0.notes = [evil]
      $0.after?.container.formatName = evil
      $0.after?.video[0].codec.profile = evil
      $0.checkAfter[0].name = evil
      $0.checkBefore[0].provider = evil
    }
    var refused = RepairSample.refused()
    refused.refusals = [Refusal(evil, reason: evil, choices: [evil])]
    for printed in [text(report), text(refused)] {
      #expect(!printed.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
      #expect(!printed.contains("31m\n"))
    }
  }
}
