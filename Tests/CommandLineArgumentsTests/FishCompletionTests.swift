import Testing

struct FishCompletionTests {
  @Test(
    .enabled(if: Shell.fish.isInstalled, "fish is not installed"),
    arguments: [
      ("preflight ch", ["check"]),
      ("preflight ", ["check", "frames", "help", "profiles", "run", "trim"]),
      ("preflight -", ["--help", "--version", "-h"]),
      ("preflight check a --for x --st", ["--strict"]),
      ("preflight check --for r", ["reshoot"]),
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
