import Foundation
import TestMedia
import Testing

/// What pages do when they are used, printed, or shown without scripts.
extension PageTests {
  private static let enter = "\u{E007}"

  @Test func tablesAreSortedByKeyboard() async throws {
    let browser = try await browser(on: "many.html")
    let clips = """
      return Array.from(document.querySelectorAll("tbody tr"))
        .map(row => row.cells[4].dataset.order)
      """
    try await browser.run("document.querySelectorAll('.sort')[4].focus()")
    try await browser.type(Self.enter)
    let rising: [String] = try await browser.value(of: clips)
    let seconds = rising.compactMap(Double.init)
    #expect(seconds.count == 8 && seconds == seconds.sorted() && seconds.first == 1)
    let state = "return document.querySelectorAll('th')[4].getAttribute('aria-sort')"
    #expect(try await browser.value(of: state, as: String.self) == "ascending")
    try await browser.type(Self.enter)
    let falling: [String] = try await browser.value(of: clips)
    #expect(falling.compactMap(Double.init) == seconds.sorted(by: >))
    #expect(try await browser.value(of: state, as: String.self) == "descending")
  }

  @Test func tablesAreFilteredByVerdictAndByWords() async throws {
    let browser = try await browser(on: "many.html")
    let shown = """
      return Array.from(document.querySelectorAll("tbody tr")).filter(row => row.offsetHeight > 0)
        .map(row => row.dataset.kind)
      """
    let all: [String] = try await browser.value(of: shown)
    #expect(all.count == 8)
    try await browser.run("document.querySelector('.filter[data-kind=fail]').focus()")
    try await browser.type(" ")
    let failing: [String] = try await browser.value(of: shown)
    #expect(failing == all.filter { $0 == "fail" } && !failing.isEmpty)
    try await browser.run("document.querySelector('input').focus()")
    try await browser.type("long.mp4")
    let words: [String] = try await browser.value(of: shown)
    #expect(words == ["fail"])
    let count: String = try await browser.value(
      of: "return document.querySelector('.count').textContent")
    #expect(count == "1 of 8 answers")
    let entries: Int = try await browser.value(
      of: "return Array.from(document.querySelectorAll('.entry')).filter(one => !one.hidden).length"
    )
    #expect(entries == 1)
  }

  @Test func aLinkOpensTheDetails() async throws {
    let browser = try await browser(on: "many.html")
    try await browser.run("document.querySelector('.clip a').click()")
    let open: [String] = try await browser.value(
      of: "return Array.from(document.querySelectorAll('details[open]')).map(one => one.id)")
    #expect(open == ["clip-1"])
  }

  @Test func commandsAreCopied() async throws {
    let browser = try await browser(on: "long.html")
    try await browser.run("document.querySelector('.copy').focus()")
    try await browser.type(Self.enter)
    var said = ""
    while said.isEmpty {
      said = try await browser.value(of: "return document.querySelector('#said').textContent")
    }
    #expect(said == "The command was copied." || said == "The command is selected.")
    let command: String = try await browser.value(
      of: "return document.querySelector('.command code').textContent")
    #expect(command == "preflight fit long.mp4 --for erase-objects -o long.fit.mp4")
  }

  @Test(.enabled(if: ExternalProgram.pdfText.isPresent, "pdftotext is missing"))
  func printsHoldEverythingButTheButtons() async throws {
    let folder = try TemporaryFolder()
    let browser = try await browser(on: "many.html")
    let file = try folder.write(try await browser.printed(), named: "page.pdf")
    let text = String(
      decoding: try ExternalProgram.pdfText.output(["-layout", file, "-"]), as: UTF8.self)
    #expect(text.contains("long.mp4"))
    // From the details, which are closed on the screen.
    #expect(text.contains("video.duration.too-long"))
    #expect(text.contains("preflight fit long.mp4"))
    #expect(!text.contains("Copy"))
    // The label of the field that filters; a column is called Finding.
    #expect(text.firstMatch(of: /Find(?!ing)/) == nil)
  }

  @Test func nothingIsLostWithoutScripts() async throws {
    let browser = try await Browser.shared
    try await browser.setScripts(run: false)
    var names: [String] = []
    do {
      let opened = try await self.browser(on: "long.html")
      names = try await opened.accessibleNodes().compactMap { $0.name?.value }
    } catch {
      try await browser.setScripts(run: true)
      throw error
    }
    try await browser.setScripts(run: true)
    #expect(names.contains("Will be rejected long.mp4"))
    #expect(names.contains("First frame at 0.000 s"))
    #expect(!names.contains("Copy the command"))
  }

  @Test func namesAndProfilesFromOutsideAreHarmless() async throws {
    let tool = try Tool()
    let names = [
      "<script>alert(1)<\u{2215}script>.mp4", "\"><img src=x onerror=alert(2)>.mp4",
      "evil\u{202E}4pm.mp4", "' onmouseover='alert(3).mp4", "&lt;b&gt;.mp4", "`${alert(4)}`.mp4",
      "line\nbreak.mp4", "<style>*{display:none}.mp4",
    ]
    try tool.clip("one.mp4", frames: 150)
    for name in names {
      try FileManager.default.copyItem(
        atPath: tool.folder.path("one.mp4"), toPath: tool.folder.path(name))
    }
    try tool.file(
      "mine.json",
      """
      {"schema": "preflight.profiles/1", "provider": "<img src=x onerror=alert(5)>", "profiles": [{
      "id": "mine/bad", "name": "</title></style><script>alert(6)</script>", "kind": "model",
      "inputs": [{"role": "video", "media": ["video"], "minimum": 1, "maximum": 1}],
      "limits": [{"roles": ["video"], "quantity": "duration", "maximum": 2, "unit": "s",
      "source": {"url": "javascript:alert(7)", "title": "<b>title</b>", "evidence": "user"}}]}]}
      """)
    for inputs in [names, [names[0]]] {
      let run = try tool.run(
        ["check"] + inputs + ["--for", "./mine.json", "--format", "html"])
      try #require(run.output.hasPrefix("<!doctype html>"), "\(run.errors)")
      let page = try tool.file("page.html", run.output)
      let browser = try await Browser.shared
      try await browser.show(width: 1280)
      try await browser.open(page)
      #expect(await browser.hasAlert() == false)
      #expect(try await browser.log("browser") == [])
      let strange: [String] = try await browser.value(
        of: """
          const strange = Array.from(document.querySelectorAll("body *")).filter(one =>
            Array.from(one.attributes).some(each => each.name.startsWith("on"))
            || (one.tagName === "A" && !/^(#|https?:)/.test(one.getAttribute("href")))
            || (one.tagName === "IMG" && !one.getAttribute("src").startsWith("data:image/jpeg")));
          return strange.map(one => one.outerHTML.slice(0, 120))
            .concat(document.querySelectorAll("script").length === 1 ? [] : ["scripts"])
            .concat(document.querySelectorAll("style").length === 1 ? [] : ["styles"])
          """)
      #expect(strange == [])
      let text: String = try await browser.value(of: "return document.body.innerText")
      #expect(text.contains("</title></style><script>alert(6)</script>"))
      #expect(text.contains("<script>alert(1)"))
      #expect(inputs.count == 1 || text.contains("evil\\u{202E}4pm.mp4"))
      #expect(!text.unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test func fiftyClipsStaySmall() async throws {
    let tool = try Tool()
    try tool.clip("one.mp4", frames: 150) {
      $0.pictures = .numbers
      ($0.width, $0.height) = (640, 352)
    }
    let names = (1...50).map { "clip\($0).mp4" }
    for name in names {
      try FileManager.default.copyItem(
        atPath: tool.folder.path("one.mp4"), toPath: tool.folder.path(name))
    }
    let run = try tool.run(["check"] + names + ["--for", "erase-objects", "--format", "html"])
    #expect(run.output.utf8.count < 5_000_000)
    let browser = try await Browser.shared
    try await browser.open(try tool.file("page.html", run.output))
    let rows: Int = try await browser.value(
      of: "return document.querySelectorAll('tbody tr').length")
    #expect(rows == 50)
  }
}
