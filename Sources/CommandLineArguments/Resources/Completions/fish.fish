# Completions of {{name}} for fish.

function {{function}}_at -a wanted place
  set -l command {{quotedName}}
  set -l position 0
  set -l skips 0
  set -l terminated 0
  set -l words (commandline -opc)
  for word in $words[2..-1]
    if test $skips = 1
      set skips 0
    else if test $terminated = 1
      set position (math $position + 1)
    else if test "$word" = --
      set terminated 1
      if contains -- "$command" {{withCommandLine}}
        set command "$command --"
        set position 0
      end
    else if string match -q -- '-*' "$word"; and test "$word" != -
      switch "$command $word"
        case {{valueNames}}
          set skips 1
      end
    else
      switch "$command $word"
        case {{subcommands}}
          set command "$command $word"
          set position 0
        case '*'
          set position (math $position + 1)
      end
    end
  end
  test "$command" = "$wanted"; or return 1
  switch "$place"
    case options
      test $terminated = 0
    case '*+'
      test $position -ge (string trim -r -c + -- $place)
    case '*'
      test $position = $place
  end
end

function {{function}}_typed
  string replace -r -- '^--[^=]*=' '' (commandline -ct)
end

function {{function}}_listed
  set -l before (string replace -r -- '[^,]*$' '' ({{function}}_typed))
  printf '%s\n' "$before"$argv
end

function {{function}}_files
  set -l typed ({{function}}_typed)
  set -l pattern '(?:/|\.(?:'(string join '|' -- $argv)'))(?:\t|$)'
  __fish_complete_path "$typed" | string match -r -i -e -- $pattern
end

function {{function}}_command_line
  set -l words (commandline -opc)
  set -l start (math (contains -i -- -- $words) + 1)
  set -l line (string escape -- $words[$start..-1]) (commandline -ct)
  complete -C (string join ' ' -- $line)
end

complete -c {{name}} -f
{{entries}}
