# Completions of {{name}} for bash.

{{function}}() {
  local current="${COMP_WORDS[COMP_CWORD]}" prefix="" option="" word index place
  local command={{quotedName}} position=0 terminator=0
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="${COMP_WORDS[index]}"
    if [[ -n $option ]]; then
      # bash makes the "=" of --name=value a word of its own.
      [[ $word == "=" ]] || option=""
    elif ((terminator)); then
      position=$((position + 1))
    elif [[ $word == "=" ]]; then
      position=$((position - 1))
    elif [[ $word == "--" ]]; then
      terminator=$index
    elif [[ $word == -?* ]]; then
      case "$command $word" in
        {{valueNames}}) option="$word" ;;
      esac
    else
      case "$command $word" in
        {{subcommands}}) command="$command $word" position=0 ;;
        *) position=$((position + 1)) ;;
      esac
    fi
  done
  if [[ -z $option && $current == --*=* ]]; then
    option="${current%%=*}" prefix="${current%%=*}=" current="${current#*=}"
  elif [[ $current == "=" ]]; then
    current=""
  fi
  place=$position
  if [[ -n $option ]]; then
    place="$option"
  elif ((terminator)); then
    case "$command" in
      {{withCommandLine}}) place="--" ;;
    esac
  elif [[ $current == -* ]]; then
    place="-"
  fi
  case "$command $place" in
{{branches}}
  esac
}

{{function}}_words() {
  local word quoted list="" typed="$current"
  # Of several values with commas the last one is completed.
  [[ $current == *,* ]] && list="${current%,*}," typed="${current##*,}"
  for word in "$@"; do
    printf -v quoted %q "$word"
    [[ $word == "$typed"* ]] && COMPREPLY+=("$prefix$list$quoted")
  done
}

{{function}}_files() {
  local typed="${current//\\/}" kind="$1" name pattern
  shift
  typed="${typed#[\"\']}"
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do COMPREPLY+=("$prefix$name"); done < <(compgen -d -- "$typed")
  [[ $kind == directories ]] && return
  while IFS= read -r name; do
    [[ -d $name ]] && continue
    for pattern in "$@"; do
      if [[ $name == $pattern ]]; then
        COMPREPLY+=("$prefix$name")
        break
      fi
    done
  done < <(compgen -f -- "$typed")
}

{{function}}_command_line() {
  if declare -F _command_offset >/dev/null; then
    _command_offset $((terminator + 1))
  elif ((COMP_CWORD == terminator + 1)); then
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -c -- "$current")
  else
    {{function}}_files files '*'
  fi
}

complete -F {{function}} {{name}}
