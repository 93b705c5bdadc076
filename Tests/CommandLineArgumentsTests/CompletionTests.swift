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
}

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

struct ZshCompletionTests {
  /// Types each line and a tab into a zsh of its own, and prints the words that the tool then got.
  private let typing = #"""
    zmodload zsh/zpty zsh/zselect
    cat > setup <<'END'
    PS1= RPS1=
    autoload -Uz compinit && compinit -u -D
    preflight() { print -r -- "@GOT:${(j:|:)@}@" }
    bindkey '^I' complete-word
    source ./completions
    print @REA""DY@
    END
    output_up_to() {
      local all= part=
      repeat 3000; do
        if zpty -r -t session part; then
          all+=$part
          [[ $all == *$~1* ]] && break
        else
          zselect -t 1
        fi
      done
      print -r -- $all
    }
    zpty -b session zsh -f -i
    zpty -w session 'source ./setup'
    output_up_to '@READY@' > setup.log
    for line; do
      zpty -w -n session "$line"$'\t\n'
      output_up_to '@GOT:*@' | sed -n 's/.*@GOT:\(.*\)@.*/\1/p'
    done
    zpty -d session
    """#

  @Test(.enabled(if: Shell.zsh.isInstalled, "zsh is not installed"))
  func completesUniqueBeginnings() throws {
    let lines = [
      ("preflight ch", "check"),
      ("preflight --v", "--version"),
      ("preflight check --st", "check|--strict"),
      ("preflight check a --for x --st", "check|a|--for|x|--strict"),
      ("preflight check --for r", "check|--for|reshoot"),
      ("preflight check --for erase-objects,r", "check|--for|erase-objects,reshoot"),
      ("preflight check --for=erase-objects,r", "check|--for=erase-objects,reshoot"),
      ("preflight check --format=n", "check|--format=ndjson"),
      ("preflight check -pe", "check|-perase-objects"),
      ("preflight check cl", "check|clip.MOV"),
      ("preflight check my", "check|my film.mp4"),
      ("preflight check -o n", "check|-o|notes.txt"),
      ("preflight check -- --st", "check|--|--st"),
      ("preflight trim --folder s", "trim|--folder|sub folder"),
      ("preflight profiles sh", "profiles|show"),
      ("preflight profiles show r", "profiles|show|reshoot"),
      ("preflight help pr", "help|profiles"),
      ("preflight run a -- zcompil", "run|a|--|zcompile"),
      ("preflight run a -- cat n", "run|a|--|cat|notes.txt"),
    ]
    let got = try Shell.zsh.output(of: typing, words: lines.map(\.0))
    #expect(got.map { $0.filter { $0 != "\r" } } == lines.map { $0.1 })
  }

  @Test(.enabled(if: Shell.zsh.isInstalled, "zsh is not installed"))
  func isValidZsh() throws {
    #expect(try Shell.zsh.output(of: "zsh -n ./completions && print valid") == ["valid"])
  }
}

struct FishCompletionTests {
  @Test(
    .enabled(if: Shell.fish.isInstalled, "fish is not installed"),
    arguments: [
      ("preflight ch", ["check"]),
      ("preflight ", ["check", "frames", "help", "profiles", "run", "trim"]),
      ("preflight -", ["--help", "--version", "-h"]),
      ("preflight check a --for x --st", ["--strict"]),
      ("preflight check --for r", ["reshoot"]),
      ("preflight check --for erase-objects,r", ["erase-objects,reshoot"]),
      ("preflight check --for=erase-objects,r", ["--for=erase-objects,reshoot"]),
      ("preflight check --format=n", ["--format=ndjson"]),
      ("preflight check -p e", ["erase-objects"]),
      ("preflight check ", ["clip.MOV", "my film.mp4", "sub folder/"]),
      ("preflight check cl", ["clip.MOV"]),
      ("preflight check -o n", ["notes.txt"]),
      ("preflight check --at n", []),
      ("preflight check -- --st", []),
      ("preflight trim --folder ", ["sub folder/"]),
      ("preflight trim --folder=s", ["--folder=sub folder/"]),
      ("preflight trim ", []),
      ("preflight profiles sh", ["show"]),
      ("preflight profiles show r", ["reshoot"]),
      ("preflight profiles show reshoot ", []),
      ("preflight help pr", ["profiles"]),
      ("preflight run n", ["notes.txt"]),
      ("preflight run a -- fish_inden", ["fish_indent"]),
      ("preflight run a -- cat not", ["notes.txt"]),
    ])
  func offers(line: String, expected: [String]) throws {
    let program = "source ./completions; complete -C$argv[1]"
    let offered = try Shell.fish.output(of: program, words: [line])
    let names = offered.compactMap { $0.split(separator: "\t").first.map(String.init) }
    #expect(names.sorted() == expected)
  }

  @Test(.enabled(if: Shell.fish.isInstalled, "fish is not installed"))
  func describesWhatItOffers() throws {
    let program = "source ./completions; complete -C'preflight ch'"
    #expect(
      try Shell.fish.output(of: program) == ["check\tChecks files against profiles."])
  }
}

/// A shell to load completion scripts in.
enum Shell: String {
  case bash
  case zsh
  case fish

  /// Where the shell is, or nil when it is not installed.
  var path: String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(rawValue)" }
      .first(where: FileManager.default.isExecutableFile(atPath:))
  }

  /// Whether tests of the shell's completions can run here.
  var isInstalled: Bool { path != nil }

  /// What the shell prints when it runs the program in a folder with sample files.
  ///
  /// The completion script is the file `completions` there; the words are the program's arguments.
  func output(of program: String, words: [String] = []) throws -> [String] {
    guard let path else { return [] }
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "completions-\(UUID().uuidString)")
    try files.createDirectory(
      at: folder.appending(path: "sub folder"), withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    for name in ["clip.MOV", "my film.mp4", "notes.txt"] {
      try Data().write(to: folder.appending(path: name))
    }
    let script = message(of: ["--generate-completion-script", rawValue])
    try Data(script.utf8).write(to: folder.appending(path: "completions"))
    try Data(program.utf8).write(to: folder.appending(path: "program"))

    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = options + [folder.appending(path: "program").path()] + words
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.path(),
      "LC_ALL": "C.UTF-8", "TERM": "dumb",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What keeps the user's own settings out.
  private var options: [String] {
    switch self {
    case .bash: ["--norc"]
    case .zsh: ["-f"]
    case .fish: ["--no-config"]
    }
  }
}
