import CommandLineArguments
import Foundation
import Testing

struct CompletionScriptTests {
  @Test(arguments: [
    ["--generate-completion-script", "fish"], ["--generate-completion-script=fish"],
  ])
  func printsTheScriptOfTheNamedShell(words: [String]) {
    #expect(firstLine(of: words) == "# Completions of preflight for fish.")
  }

  @Test func refusesOtherShells() {
    #expect(
      firstLine(of: ["--generate-completion-script", "tcsh"])
        == "Error: There are no completions for the shell 'tcsh'. Type one of 'bash', 'zsh', 'fish'."
    )
  }

  @Test func takesTheLoginShellWithoutAName() {
    let login = ProcessInfo.processInfo.environment["SHELL"]?.split(separator: "/").last
    let named = login.map { ["--generate-completion-script", String($0)] }
    let text = message(of: ["--generate-completion-script"])
    if let named {
      #expect(text == message(of: named))
    } else {
      #expect(text.hasPrefix("Error: Could not tell which shell you use. Type one of 'bash', "))
    }
  }

  @Test func isUnderstoodByTheRootOnly() {
    #expect(
      firstLine(of: ["check", "--generate-completion-script", "zsh"])
        == "Error: Unknown option '--generate-completion-script'.")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func leavesOutWhatIsHidden(shell: String) {
    let script = message(of: ["--generate-completion-script", shell])
    #expect(!script.contains("debug-parser"))
    #expect(!script.contains("secret"))
  }
}
