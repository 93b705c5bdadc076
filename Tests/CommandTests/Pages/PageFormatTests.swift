import Foundation
import TestMedia
import Testing

/// The formats that come as a whole, without a browser.
struct PageFormatTests {
  @Test func theNameOfTheFileChoosesTheFormat() throws {
    let tool = try Tool()
    try tool.clip(frames: 150)
    for (name, start) in [
      ("report.html", "<!doctype html>"), ("report.md", "## ❌ Will be rejected: `clip.mp4`"),
      ("report.xml", "<?xml version=\"1.0\""), ("report.txt", "FAIL"),
    ] {
      #expect(try tool("check", "clip.mp4", "--for", "erase-objects", "--output", name).code == 1)
      #expect(try Self.text(name, in: tool).hasPrefix(start), "\(name)")
    }
  }

  @Test(arguments: ["explain", "history", "support", "learn"])
  func commandsWithoutPagesRefuseThem(command: String) throws {
    let tool = try Tool()
    let arguments = command == "explain" ? ["explain", "credits gone"] : [command]
    let run = try tool.run(arguments + ["--format", "html"])
    #expect(run.code == 64)
    #expect(run.errors.contains("text") && run.errors.contains("json"))
  }

  @Test(arguments: ["probe", "trim", "frames"])
  func whatHasNoVerdictsIsNoTest(command: String) throws {
    let tool = try Tool()
    try tool.clip()
    let more = command == "probe" ? [] : ["-o", command == "trim" ? "out.mp4" : "stills"]
    let choice = command == "trim" ? ["--to", "0.5"] : command == "frames" ? ["--first"] : []
    let run = try tool.run([command, "clip.mp4", "--format", "junit"] + more + choice)
    #expect(run.code == 64)
    #expect(run.errors.contains("check and fit"))
    #expect(tool.names == ["clip.mp4"])
  }

  @Test func aReportIsSavedAsItsNameSays() throws {
    let tool = try Tool()
    try tool.clip(frames: 150)
    for (name, start) in [
      ("a.html", "<!doctype html>"), ("b.md", "## ✅ Ready: `"), ("c.xml", "<?xml"), ("d.json", "{"),
    ] {
      let run = try tool(
        "fit", "clip.mp4", "--for", "erase-objects", "-o", "\(name).mp4", "--report", name)
      #expect(run.code == 0 && run.output.hasPrefix("READY"))
      #expect(try Self.text(name, in: tool).hasPrefix(start), "\(name)")
    }
  }

  @Test func aFileThatCannotBeShownHasAPageAllTheSame() throws {
    let tool = try Tool()
    try tool.clip(frames: 100)
    try tool.cut("clip.mp4", to: 3000)
    try tool.file("text.mp4", "Not a film.")
    for name in ["clip.mp4", "text.mp4"] {
      let page = try tool("check", name, "--for", "erase-objects", "--format", "html")
      #expect(page.code == 1)
      #expect(page.output.hasPrefix("<!doctype html>") && page.output.hasSuffix("</html>\n"))
      #expect(page.output.contains("Will be rejected"))
    }
    let missing = try tool("check", "none.mp4", "--for", "erase-objects", "--format", "html")
    #expect(missing.code == 2)
    #expect(missing.output.contains("Could not be checked"))
  }

  @Test(.enabled(if: ExternalProgram.python.isPresent, "python3 is missing"))
  func otherProgramsReadTheTests() throws {
    let tool = try Tool()
    try tool.clip("long\u{1}\u{202E}<&\".mp4", frames: 150)
    try tool.clip("fine.mp4", frames: 100)
    let run = try tool(
      "check", "long\u{1}\u{202E}<&\".mp4", "fine.mp4", "none.mp4", "--for",
      "erase-objects,reshoot",
      "--format", "junit", "--output", "tests.xml")
    #expect(run.code == 2)
    let script = """
      import sys, json, xml.etree.ElementTree as tree
      root = tree.parse(sys.argv[1]).getroot()
      suites = root.findall("testsuite")
      cases = [case for suite in suites for case in suite.findall("testcase")]
      for suite in suites:
          own = suite.findall("testcase")
          assert int(suite.get("tests")) == len(own)
          assert int(suite.get("failures")) == len([c for c in own if c.find("failure") is not None])
          assert int(suite.get("errors")) == len([c for c in own if c.find("error") is not None])
          assert float(suite.get("time")) >= 0 and suite.get("timestamp")
      assert int(root.get("tests")) == len(cases)
      assert all(case.get("classname") and case.get("name") for case in cases)
      print(json.dumps([[s.get("name") for s in suites], len(cases), root.get("failures"),
        root.get("errors"), cases[0].get("name"), cases[0].find("failure").get("type")]))
      """
    let answer = try ExternalProgram.python.output(["-c", script, tool.folder.path("tests.xml")])
    let read = try JSONSerialization.jsonObject(with: answer) as? [Any] ?? []
    #expect(
      read[0] as? [String] == [
        "chatvideopro/erase-objects", "chatvideopro/reshoot", "preflight",
      ])
    #expect(read[1] as? Int == 5)
    #expect(read[2] as? String == "1" && read[3] as? String == "1")
    #expect(read[4] as? String == "long\\u{1}\\u{202E}<&\".mp4")
    #expect(read[5] as? String == "video.duration.too-long")
  }

  private static func text(_ name: String, in tool: Tool) throws -> String {
    try String(contentsOfFile: tool.folder.path(name), encoding: .utf8)
  }
}
