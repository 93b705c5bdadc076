import Testing

struct BashCompletionTests {
  @Test(
    .enabled(if: Shell.bash.isInstalled, "bash is not installed"),
    arguments: [
      (["ch"], ["check"]),
      ([""], ["check", "frames", "help", "profiles", "run", "trim"]),
      (["-"], ["--help", "--version", "-h"]),
      (["check", "--st"], ["--strict"]),
      (["check", "a", "--for", "x", "--st"], ["--strict"]),
      (["check", "--for", ""], ["all", "erase-objects", "reshoot"]),
      (["check", "--for", "=", "r"], ["reshoot"]),
      (["check", "--format", "="], ["json", "ndjson", "text"]),
      (["check", "--format=n"], ["--format=ndjson"]),
      (["check", "-p", "e"], ["erase-objects"]),
      (["check", ""], ["clip.MOV", "my film.mp4", "sub folder"]),
      (["check", "my\\ f"], ["my film.mp4"]),
      (["check", "motion", "=", "cl"], ["clip.MOV"]),
      (
        ["check", "-o", ""],
        ["clip.MOV", "completions", "my film.mp4", "notes.txt", "program", "sub folder"]
      ),
      (["check", "--at", ""], []),
      (["check", "--", "--st"], []),
      (["trim", "--folder", ""], ["sub folder"]),
      (["trim", "x", ""], []),
      (["profiles", "sh"], ["show"]),
      (["profiles", "show", "r"], ["reshoot"]),
      (["profiles", "show", "reshoot", ""], []),
      (["help", "pr"], ["profiles"]),
      (["run", "a", "--", "compgen"], ["compgen"]),
      (["run", "a", "--", "compgen", "not"], ["notes.txt"]),
    ])
  func offers(words: [String], expected: [String]) throws {
    let program = """
      source ./completions
      COMP_WORDS=(preflight "$@") COMP_CWORD=$#
      _preflight
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    #expect(try Shell.bash.output(of: program, words: words).sorted() == expected)
  }

  @Test(.enabled(if: Shell.bash.isInstalled, "bash is not installed"))
  func isRegisteredForTheProgram() throws {
    let output = try Shell.bash.output(of: "source ./completions; complete -p preflight")
    #expect(output == ["complete -F _preflight preflight"])
  }
}
