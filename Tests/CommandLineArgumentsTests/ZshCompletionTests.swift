import Testing

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
