import MediaModel
import Preflight
import Reports
import Testing

struct MatrixTests {
  private func cell(
    _ id: String, _ findings: [Finding], provider: String = "Example",
    coverage: Coverage = .documented
  ) -> Compatibility {
    let profile = Profile(id: id, name: id, provider: provider, kind: .model)
    return Compatibility(
      ProfileResult(
        profile: profile, assignments: [], findings: findings, notes: [],
        cost: Cost(note: "no price known"),
        coverage: [InputCoverage(role: "video", coverage: coverage)]))
  }

  private var cells: [Compatibility] {
    let altered = Finding(
      id: "video.size.scaled", severity: .alteration, message: "It is scaled down.")
    let never = Finding(id: "video.codec", severity: .blocker, message: "It is no film.")
    let other = Finding(id: "input.missing", severity: .blocker, message: "A picture is missing.")
    return [
      cell("example/plain", []), cell("example/altered", [altered]),
      cell("example/eraser", [Sample.tooLong()]), cell("example/never", [never]),
      cell("example/other", [other]), cell("zeta/plain", [], provider: "Zeta"),
      cell("example/other-model", [other]), cell("example/unread", [], coverage: .unknown),
    ]
  }

  private let request = Request(inputs: [Sample.input(Sample.clip())])

  @Test func countsComeFirstThenWorkflowsThenModelsByAnswer() {
    let text = MatrixText(
      style: TextStyle(width: 80), workflows: ["example/eraser", "example/other"])
    #expect(
      text.text(cells, request: request) == """
        clip.mp4
          5.105 s · 1280x720 · 29.97 fps · H.264 · 275.0 kB

            2  take it as it is
            1  take it, but alter it
            1  take it after a fix
            1  do not take it
            1  nothing is known of what they take
            2  want other files, or more of them

        Workflows
          after fix  example/eraser  Trim it to at most 149 frames (4.971633 s).
          other      example/other   A picture is missing.

        Models: taken, but altered (1)
          example/altered  It is scaled down.

        Models: not taken (1)
          example/never  It is no film.

        Models: as it is (2)
          Example  example/plain
          Zeta     zeta/plain

        Models: nothing known (1)
          Example  example/unread
        """)
  }

  @Test(arguments: [40, 60, 80])
  func linesKeepWithinTheTerminal(width: Int) {
    let text = MatrixText(style: TextStyle(width: width), workflows: ["example/eraser"])
    for line in text.text(cells, request: request).split(separator: "\n") {
      #expect(line.count <= width)
    }
  }

  @Test func programsGetEveryCell() throws {
    let json = ReportJSON(ffmpegVersion: "5.1.9", createdAt: "2026-11-20T10:15:00Z")
    let matrix = try Decoded.object(json.matrix(cells, request: request))
    #expect(matrix.text("schema") == "preflight.matrix/1")
    #expect(matrix.text("inputs.0") == "clip.mp4")
    #expect(matrix.integer("counts.as-is") == 2)
    #expect(matrix.integer("counts.other-inputs") == 2)
    #expect(matrix.text("profiles.0.answer") == "as-is")
    #expect(matrix.text("profiles.1.answer") == "altered")
    #expect(matrix.text("profiles.2.answer") == "after-fix")
    #expect(matrix.text("profiles.2.fixes.0.kind") == "trim")
    #expect(matrix.text("profiles.3.answer") == "never")
    #expect(matrix.text("profiles.3.reason") == "It is no film.")
    #expect(matrix.text("profiles.4.answer") == "other-inputs")
    #expect(matrix.text("profiles.2.findings.0") == "video.duration.too-long")
  }
}
