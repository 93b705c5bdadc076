import MediaModel
import Preflight
import Reports
import Testing

struct ReportTextTests {
  private func text(
    _ report: Report, width: Int = 80, isColored: Bool = false,
    keep: [String: Profile.ClipEnd] = [:]
  ) -> String {
    ReportText(style: TextStyle(width: width, isColored: isColored), keep: keep).text(report)
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
                      ffmpeg -i clip.mp4 -map 0:0 -map 0:1 -frames:v 149 -af atrim=end=4.925193 \
        -c:v libx264 -crf 16 -bf 0 -pix_fmt yuv420p -c:a aac -movflags +faststart clip.fixed.mp4
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

  @Test func severalFixesOfOneFileAreOneCommand() {
    let rotated = Finding(
      id: "video.rotation", severity: .advice, path: "clip.mp4", message: "It is rotated.",
      fix: Fix(.bakeRotation, "Turn the pixels."))
    let printed = text(Sample.report([Sample.tooLong(), rotated]))
    #expect(printed.split(separator: "\n").count { $0.contains("ffmpeg ") } == 1)
    #expect(printed.contains("\n  All 2 fixes in one command:\n    ffmpeg -i clip.mp4"))
  }

  @Test func fixesThatNoCommandMakesAreNotClaimed() {
    let rotated = Finding(
      id: "video.rotation", severity: .advice, path: "clip.mp4", message: "It is rotated.",
      fix: Fix(.bakeRotation, "Turn the pixels."))
    let flat = Finding(
      id: "video.color.hdr", severity: .advice, path: "clip.mp4", message: "It is HDR.",
      fix: Fix(.convertToSDR, "Convert it."))
    let printed = text(Sample.report([Sample.tooLong(), rotated, flat]))
    #expect(printed.contains("\n  2 of 3 fixes in one command:\n    ffmpeg -i clip.mp4"))
  }

  @Test func theEndStaysWhereTheProfileKeepsIt() {
    let printed = text(Sample.report([Sample.tooLong()]), keep: ["example/eraser": .end])
    #expect(printed.contains("ffmpeg -ss 0.133466 -i clip.mp4"))
  }

  @Test(arguments: [40, 60, 80, 120])
  func noLineIsWiderThanTheTerminalButCommandsAndAddresses(width: Int) {
    let report = Sample.report(
      [Sample.tooLong(), Sample.tooLong("b.mp4")],
      of: [Sample.clip(), Sample.clip("日本語の名前 が ある.mp4")],
      notes: ["A long note that has to be broken into several lines on any terminal."])
    for line in text(report, width: width).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard !line.contains("ffmpeg "), words.count > 1 || line.count <= width else { continue }
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
