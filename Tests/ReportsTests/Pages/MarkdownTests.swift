import MediaModel
import Preflight
import Testing

@testable import Reports

struct MarkdownTests {
  @Test(arguments: [
    ("a|b", "a\\|b"), ("<img>", "&lt;img&gt;"), ("[x](y)", "\\[x\\]\\(y\\)"),
    ("@octocat", "\\@<!-- -->octocat"), ("fixes #12", "fixes \\#<!-- -->12"),
    ("https://evil", "https&#58;//evil"), ("www.evil.com", "www.<!-- -->evil.com"),
    ("two\nlines", "two\\\\u\\{A\\}lines"), ("- list", "\\- list"), ("4.5 s", "4.5 s"),
  ])
  func wordsAreShownAsTheyAre(text: String, markdown: String) {
    #expect(MarkdownText.words(text) == markdown)
  }

  @Test(arguments: [
    ("clip.mp4", "`clip.mp4`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("a|b", "`a\\|b`"),
    ("@user", "`@user`"), ("```", "```` ``` ````"),
  ])
  func namesAreCode(text: String, markdown: String) {
    #expect(MarkdownText.code(text) == markdown)
  }

  @Test func commandsKeepTheirFence() {
    #expect(MarkdownText.block("echo '````'").hasPrefix("`````sh\n"))
  }

  @Test func onlyPagesOfTheWebAreLinks() {
    #expect(MarkdownText.link("a", to: "https://example.com/x") == "[a](<https://example.com/x>)")
    #expect(MarkdownText.link("a", to: "javascript:alert(1)") == "a")
    #expect(MarkdownText.link("a", to: "https://x>[y](z)") == "a")
  }

  @Test func aReportHoldsVerdictTableAndCommand() {
    let text = ReportMarkdown().text(
      Sample.report([Sample.tooLong("a|b@c.mp4")], of: [Sample.clip("a|b@c.mp4")]))
    #expect(text.hasPrefix("## ❌ Will be rejected: `a\\|b@c.mp4`"))
    #expect(text.contains("| 5.1051 s \\(container\\) | at most 5 s |"))
    #expect(text.contains("```sh\npreflight fit 'a|b@c.mp4'"))
    #expect(text.contains("Cost: unknown: no price known"))
    let table = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(table.count == 3)
    for row in table {
      let bars = row.replacing("\\|", with: "").count { $0 == "|" }
      #expect(bars == 7)
    }
  }
}

struct JUnitTests {
  @Test func whatXMLForbidsIsShownAsItsNumber() {
    #expect(
      XMLText.escaped("a\u{1}\u{FFFE}<&\"\u{202E}") == "a\\u{1}\\u{FFFE}&lt;&amp;&quot;\\u{202E}")
  }

  @Test func aCaseFailsForABlockerAndWarnsForAdvice() {
    var document = JUnitDocument(createdAt: "2026-11-20T10:15:00Z")
    var advice = Sample.tooLong()
    advice.severity = .advice
    document.add(Sample.report([Sample.tooLong()]), seconds: 0.25)
    document.add(Sample.report([advice]), seconds: 0.5)
    document.add(unchecked: "none.mp4", message: "is not there.", seconds: 0)
    let text = document.text()
    #expect(text.contains("<testsuites name=\"preflight\" tests=\"3\" failures=\"1\" errors=\"1\""))
    #expect(text.contains("time=\"0.75\" timestamp=\"2026-11-20T10:15:00\""))
    #expect(
      text.contains("<failure message=\"The clip lasts 5.105 s; Eraser accepts at most 5 s.\""))
    #expect(text.contains("<system-out>Advice: The clip lasts"))
    #expect(text.contains("<error message=\"is not there.\" type=\"could-not-check\"/>"))
  }
}
