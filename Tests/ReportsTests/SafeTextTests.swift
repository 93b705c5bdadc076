import Foundation
import MediaModel
import Reports
import Testing

struct SafeTextTests {
  @Test(arguments: ["clip.mp4", "my clip.mp4", "naïve 日本.mp4", "🎬👩‍💻.mp4", ""])
  func harmlessTextStaysAsItIs(text: String) { #expect(text.safeForTerminal == text) }

  @Test(arguments: [
    ("a\u{1B}b", "a\\u{1B}b"), ("a\nb", "a\\u{A}b"), ("\u{202E}x", "\\u{202E}x"),
    ("\u{9B}", "\\u{9B}"), ("\u{0}", "\\u{0}"), ("\u{200B}", "\\u{200B}"),
    ("\u{FEFF}", "\\u{FEFF}"), ("\u{2066}", "\\u{2066}"),
  ])
  func harmfulCharactersAreShownAsNumbers(text: String, shown: String) {
    #expect(text.safeForTerminal == shown)
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "needs bash"),
    arguments: [
      "clip.mp4", "my clip.mp4", "it's", "a\nb", "\u{1B}[31mred", "tab\there", "$HOME `id` $(id)",
      "back\\slash", "new\n1line'quote\\", "bidi\u{202E}x", "é 日本", "*?[a]", "!x", "~", "", " ",
      "-n",
      "a=b;c|d&e<f>g#h", "\u{7F}1",
    ])
  func aShellReadsTheQuotedTextBack(text: String) throws {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/bash")
    process.currentDirectoryURL = URL(filePath: "/")
    process.arguments = ["-c", "printf %s \(text.quotedForShell)"]
    process.standardOutput = pipe
    process.environment = ["LC_ALL": "C.UTF-8"]
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(output == Data(text.utf8))
    #expect(text.quotedForShell.safeForTerminal == text.quotedForShell)
  }
}
