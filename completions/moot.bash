# Completion of moot for bash: commands, options, and the names in its library.

# The names of debates and documents, one a line, as short as they are unique. With
# "documents" as its argument only those of documents and tours.
_moot_names() {
    command moot list 2>/dev/null | awk -v kind="$1" '
        { full[NR] = $1; short = $1; sub(/.*\//, "", short); name[NR] = short; uses[short]++
          is_debate[NR] = $2 == "debate" }
        END { for (i = 1; i <= NR; i++)
                  if (kind == "" || !is_debate[i])
                      print (uses[name[i]] > 1 ? full[i] : name[i]) }'
}

_moot_libraries() {
    command moot list 2>/dev/null | awk '{ sub(/\/.*/, "", $1); if (!seen[$1]++) print $1 }'
}

# The command among the words before the cursor, empty if there is none yet.
_moot_command() {
    local word
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
        check|show|map|search|list|export|format|stands|cruxes|notes|verdicts|compare|predictions|solve|build) echo "$word"; return ;;
        esac
    done
}

# What may stand for the current word in this command.
_moot_candidates() {
    case $2 in
    --color=*) printf -- '--color=%s\n' auto always never; return ;;
    --no=*) printf -- '--no=%s\n' undefined-title unused-definition duplicate-text \
        relation-twice both-sides premise-number-twice cycle; return ;;
    --format=*)
        # a search prints what the user's own words ask for
        [[ $1 == search ]] ||
            printf -- '--format=%s\n' argdown-json argdown apx tgf af text svg dot json; return ;;
    --task=*) command moot solve --problems | tr -d '[]' | tr , '\n' | sed 's/^/--task=/'; return ;;
    --reading=*) printf -- '--reading=%s\n' evidence deductive; return ;;
    --burden=*) printf -- '--burden=%s\n' none thesis questioned supported; return ;;
    --standard=*) printf -- '--standard=%s\n' defeat preponderance clear-and-convincing; return ;;
    --semantics=*) printf -- '--semantics=%s\n' grounded complete preferred stable ideal semi-stable stage df-quad quadratic-energy euler; return ;;
    --charset=*) printf -- '--charset=%s\n' utf8 cp437 ascii; return ;;
    esac
    case $1 in
    show) _moot_names; printf '%s\n' --width= --library= --charset= --help ;;
    search)
        case $2 in
        in:*) { _moot_names; _moot_libraries; } | sed 's/^/in:/' ;;
        doc:*) _moot_names documents | sed 's/^/doc:/' ;;
        *) printf '%s\n' in: doc: --json --format= --limit= --library= --charset= --help ;;
        esac ;;
    check) printf '%s\n' --werror --strict --json --no= --charset= --help ;;
    export) _moot_names; printf '%s\n' --strict --format= --library= --charset= --help ;;
    format) printf '%s\n' --in-place --check --charset= --help ;;
    map) _moot_names; printf '%s\n' --zoom= --width= --layered --hanging --frames --format= --library= --charset= --help ;;
    stands) _moot_names; printf '%s\n' --why --suppose= --semantics= --reading= --burden= --standard= --json --library= --charset= --help ;;
    cruxes) _moot_names; printf '%s\n' --suppose= --limit= --reading= --burden= --standard= --json --library= --charset= --help ;;
    list) printf '%s\n' --library= --charset= --help ;;
    notes) printf '%s\n' -o --import= --charset= --help ;;
    verdicts) printf '%s\n' -o --import= --charset= --help ;;
    compare) _moot_names; printf '%s\n' --json --library= --charset= --help ;;
    predictions) printf '%s\n' -o --json --charset= --help ;;
    build) printf '%s\n' -o --fresh --progress --charset= --help ;;
    solve) printf '%s\n' --task= -p -a -f -fo --problems --formats --library= --charset= --help ;;
    *) printf '%s\n' check show map search list export format stands cruxes notes verdicts compare predictions solve build --plain --kiosk --kiosk=best-effort --as= --doctor --color= --charset= \
           --library= --help --version ;;
    esac
}

_moot() {
    local typed=${COMP_LINE:0:COMP_POINT} word candidate command
    typed=${typed##*[[:space:]]}
    command=$(_moot_command)
    COMPREPLY=()
    # Bash replaces only what stands after the last "=" or ":".
    local kept=${typed%"${typed##*[=:]}"}
    while IFS= read -r candidate; do
        # Options are offered to who has typed a "-".
        [[ $candidate == "$typed"* && ( $typed || $candidate != -* ) ]] &&
            COMPREPLY+=("${candidate#"$kept"}")
    done < <(_moot_candidates "$command" "$typed")
    case $command in
    search|list) ;;
    *)  [[ $typed == --library=* ]] && typed=${typed#*=}
        while IFS= read -r candidate; do
            COMPREPLY+=("$candidate")
            compopt -o filenames 2>/dev/null
        done < <(compgen -f -- "$typed") ;;
    esac
    case ${COMPREPLY[0]-} in
    *=|*:) [[ ${#COMPREPLY[@]} -eq 1 ]] && compopt -o nospace 2>/dev/null ;;
    esac
}

complete -F _moot moot
