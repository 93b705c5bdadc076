import MediaModel
import Preflight
import Reports
import Testing

struct ReportTextTests {
  private func text(
    _ report: Report, width: Int = 80, isColored: Bool = false, names: [String: String] = [:]
  ) -> String {
    ReportText(style: TextStyle(width: width, isColored: isColored), profileNames: names)
      .text(report)
  }

  @Test func aFailureTellsWhatIsWrongAndHowToMendIt() {
    let advice = Finding(
      id: "video.resolution.high", severity: .advice, role: "video", path: "clip.mp4",
      message: "Large pictures make the job slow.")
    #expect(
      text(Sample.report([advice, Sample.tooLong()])) == """
        FAIL  clip.mp4 for Eraser (Example)
              5.105 s · 1280x720 · 29.97 fps · H.264 · 275.0 kB

          ✗ will be rejected  video.duration.too-long (video)
            The clip lasts 5.105 s; Eraser accepts at most 5 s.
            Measured  5.1051 s (container)
            Allowed   at most 5 s
            Why       153 frames at 30000/1001 fps, at most 149 fit.
            Fix       Trim it to at most 149 frames (4.971633 s).
                      preflight fit clip.mp4 --for example/eraser -o clip.fit.mp4
            Source    https://example.com/eraser (the provider's documentation, seen
                      2026-11-20)

          · advice  video.resolution.high (video)
            Large pictures make the job slow.
        """)
  }

  @Test func aPassSaysSoAndWhatIsNotKnown() {
    #expect(
      text(Sample.report([], notes: ["clip.mp4 was taken as video."])) == """
        PASS  clip.mp4 for Eraser (Example)
              5.105 s · 1280x720 · 29.97 fps · H.264 · 275.0 kB

          Note        clip.mp4 was taken as video.
          Cost        no price known
        """)
  }

  @Test func anAlterationPassesWithWarnings() {
    let altered = Finding(
      id: "video.size.scaled", severity: .alteration, message: "It is scaled down to 720p.")
    let lines = text(Sample.report([altered])).split(separator: "\n")
    #expect(lines.first == "PASS with warnings  clip.mp4 for Eraser (Example)")
    #expect(lines.contains("  ! will be altered  video.size.scaled"))
  }

  @Test func whatCannotBeVerifiedFails() {
    let unknown = Finding(
      id: "video.duration.unknown", severity: .unverified, message: "How long it is, is unknown.")
    let lines = text(Sample.report([unknown])).split(separator: "\n")
    #expect(lines.first == "FAIL  clip.mp4 for Eraser (Example)")
    #expect(lines.contains("  ? cannot be verified  video.duration.unknown"))
  }

  private let rotated = Finding(
    id: "video.rotation", severity: .advice, path: "clip.mp4", message: "It is rotated.",
    fix: Fix(.bakeRotation, "Turn the pixels."))

  @Test func severalFixesOfOneFileAreOneCommand() {
    let printed = text(Sample.report([Sample.tooLong(), rotated]))
    #expect(printed.split(separator: "\n").count { $0.contains("preflight fit") } == 1)
    #expect(
      printed.contains(
        """

          All 2 fixes in one command:
            preflight fit clip.mp4 --for example/eraser -o clip.fit.mp4
        """))
  }

  @Test func fixesThatOnlyAPersonCanMakeAreNotClaimed() {
    let dull = Finding(
      id: "video.dull", severity: .advice, path: "clip.mp4", message: "It is dull.",
      fix: .advise("Film another."))
    let printed = text(Sample.report([Sample.tooLong(), rotated, dull]))
    #expect(printed.contains("\n  2 of 3 fixes in one command:\n    preflight fit clip.mp4 "))
  }

  @Test func theCommandNamesTheProfileAsThePersonDid() {
    let printed = text(Sample.report([Sample.tooLong()]), names: ["example/eraser": "eraser"])
    #expect(printed.contains("preflight fit clip.mp4 --for eraser -o clip.fit.mp4"))
  }

  @Test func aShortClipIsMadeLongerOnlyByChoice() {
    let short = Finding(
      id: "video.duration.too-short", severity: .blocker, path: "clip.mp4", message: "Too short.",
      fix: Fix(.lengthen(minimum: Bounds.Bound(8)), "Choose a longer part: at least 8 s."))
    #expect(
      text(Sample.report([short, rotated])).contains(
        """
            Fix       Choose a longer part: at least 8 s.
            Or        Let the last frame stand, or choose loop or boomerang for hold:
                      preflight fit clip.mp4 --for example/eraser --lengthen hold \
        -o clip.fit.mp4

          · advice  video.rotation
            It is rotated.
            Fix       Turn the pixels.
        """))
  }

  @Test(arguments: [40, 60, 80, 120])
  func noLineIsWiderThanTheTerminalButCommandsAndAddresses(width: Int) {
    let report = Sample.report(
      [Sample.tooLong(), Sample.tooLong("b.mp4")],
      of: [Sample.clip(), Sample.clip("日本語の名前 が ある.mp4")],
      notes: ["A long note that has to be broken into several lines on any terminal."])
    for line in text(report, width: width).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard !line.contains("preflight fit"), words.count > 1 || line.count <= width else {
        continue
      }
      let isUnbreakable = words.count <= 2 && line.contains("https://")
      #expect(columns(of: line) <= width || isUnbreakable, "\(line)")
    }
  }

  @Test func coloursAppearOnlyWhenAskedFor() {
    let report = Sample.report([Sample.tooLong()])
    #expect(!text(report).contains("\u{1B}"))
    let colored = text(report, isColored: true)
    #expect(colored.hasPrefix("\u{1B}[31;1mFAIL\u{1B}[0m"))
    #expect(withoutColors(colored) == text(report))
  }

  @Test(arguments: [
    "a\u{1B}[31mred.mp4", "line\nbreak.mp4", "bell\u{07}.mp4", "back\u{08}.mp4", "c1\u{9B}31m.mp4",
    "bidi\u{202E}4pm.exe", "zero\u{200B}width.mp4", "null\u{00}.mp4", "del\u{7F}.mp4",
    "line\u{2028}separator.mp4", "tab\t.mp4",
  ])
  func namesCannotActOnATerminal(name: String) {
    var finding = Sample.tooLong(name, name: name)
    finding.detail = name
    finding.source = Source(title: name)
    let report = Sample.report([finding], of: [Sample.clip(name)], notes: [name])
    let printed = text(report)
    let harmful = name.unicodeScalars.filter {
      !$0.isASCII || $0.value < 0x20 || $0.value == 0x7F
    }.filter { $0 != "\n" }
    #expect(!printed.unicodeScalars.contains { harmful.contains($0) })
    #expect(!printed.contains("line\nbreak"))
    #expect(printed.contains("\\u{"))
  }

  private func columns(of line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x3000 ? 2 : 1) }
  }

  private func withoutColors(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }
}
