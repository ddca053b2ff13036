# Completion of moot for fish: commands, options, and the names in its library.

# The names of debates and documents with their titles, as short as they are unique.
# With "documents" as its argument only those of documents and tours.
function __moot_names
    command moot list 2>/dev/null | awk -v kind="$argv[1]" '
        { full[NR] = $1; short = $1; sub(/.*\//, "", short); name[NR] = short; uses[short]++
          is_debate[NR] = $2 == "debate" }
        END { for (i = 1; i <= NR; i++)
                  if (kind == "" || !is_debate[i])
                      print (uses[name[i]] > 1 ? full[i] : name[i]) }'
end

function __moot_libraries
    command moot list 2>/dev/null | awk '{ sub(/\/.*/, "", $1); if (!seen[$1]++) print $1 }'
end

function __moot_queries
    for name in (__moot_names; __moot_libraries)
        echo in:$name
    end
    for name in (__moot_names documents)
        echo doc:$name
    end
end

set -l commands check show map search list export format stands cruxes notes verdicts compare predictions solve build

complete -c moot -n "not __fish_seen_subcommand_from $commands" -a check -d 'print what is wrong in files and folders'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a show -d 'print a debate as an outline, a document as text'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a search -d 'print what has all these words, best first'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a list -d 'print the debates and documents of the library'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a build -d 'make a library out of a folder'

complete -c moot -n "not __fish_seen_subcommand_from $commands" -a export -d 'print a debate for other programs'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a format -d 'print a debate in the usual form of its text'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a map -d 'print the map of a debate'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a stands -d 'print which claims nothing on the map defeats, and why'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a notes -d 'print the notes as Markdown, or take some in'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a cruxes -d 'print the claims whose fall would change a thesis'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a verdicts -d 'print what you have answered about claims, or take some in'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a compare -d 'print where two files of verdicts part first'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a predictions -d 'print the log of what you predicted, with the score'
complete -c moot -n "not __fish_seen_subcommand_from $commands" -a solve -d 'answer as a solver of abstract frameworks does'
complete -c moot -l library -r -d 'use this library instead of the installed one'
complete -c moot -l charset -x -a 'utf8 cp437 ascii' -d 'signs to print'
complete -c moot -n __fish_use_subcommand -l plain -d 'line mode: words, no painting'
complete -c moot -n __fish_use_subcommand -l kiosk -d 'as the only program of an account, behind sshd'
complete -c moot -n __fish_use_subcommand -l kiosk=best-effort -d 'the same where the kernel lacks something'
complete -c moot -n __fish_use_subcommand -l as -x -d 'keep the place of this reader (with --kiosk)'
complete -c moot -n __fish_use_subcommand -l doctor -d 'print what protects this process'
complete -c moot -l color -x -a 'auto always never' -d 'when to use colour'
complete -c moot -l help -d 'print how to call moot'
complete -c moot -l version -d 'print the version'

complete -c moot -n '__fish_seen_subcommand_from show' -a '(__moot_names)'
complete -c moot -n '__fish_seen_subcommand_from show' -l width -x -d 'wrap to so many columns'
complete -c moot -n '__fish_seen_subcommand_from search' -f -a '(__moot_queries)'
complete -c moot -n '__fish_seen_subcommand_from search' -l json -d 'one JSON object a line'
complete -c moot -n '__fish_seen_subcommand_from search' -l limit -x -d 'print at most so many hits'
complete -c moot -n '__fish_seen_subcommand_from search' -l format -x -d 'what to say of a hit: {source} {address} {title}'
complete -c moot -n '__fish_seen_subcommand_from list' -f
complete -c moot -n '__fish_seen_subcommand_from check' -l werror -d 'count warnings as errors'
complete -c moot -n '__fish_seen_subcommand_from check' -l strict -d 'take only what Argdown takes'
complete -c moot -n '__fish_seen_subcommand_from check' -l json -d 'one JSON object a line'
complete -c moot -n '__fish_seen_subcommand_from check' -l no -x -a 'undefined-title unused-definition duplicate-text relation-twice both-sides premise-number-twice cycle' -d 'do not say problems of this kind'
complete -c moot -n '__fish_seen_subcommand_from export' -a '(__moot_names)'
complete -c moot -n '__fish_seen_subcommand_from export' -l strict -d 'take only what Argdown takes'
complete -c moot -n '__fish_seen_subcommand_from export' -l format -x -a 'argdown-json argdown apx tgf af' -d 'what to print'
complete -c moot -n '__fish_seen_subcommand_from format' -l in-place -d 'write the files anew'
complete -c moot -n '__fish_seen_subcommand_from format' -l check -d 'only name the files that would change'
complete -c moot -n '__fish_seen_subcommand_from map' -a '(__moot_names)'
complete -c moot -n '__fish_seen_subcommand_from map' -l zoom -x -a '1 2 3 4 5' -d 'how much boxes say'
complete -c moot -n '__fish_seen_subcommand_from map' -l width -x -d 'wrap to so many columns'
complete -c moot -n '__fish_seen_subcommand_from map' -l layered -d 'in layers'
complete -c moot -n '__fish_seen_subcommand_from map' -l hanging -d 'in rails'
complete -c moot -n '__fish_seen_subcommand_from map' -l frames -d 'each section in a frame'
complete -c moot -n '__fish_seen_subcommand_from map' -l format -x -a 'text svg dot json' -d 'what to print'
complete -c moot -n '__fish_seen_subcommand_from stands cruxes' -a '(__moot_names)'
complete -c moot -n '__fish_seen_subcommand_from stands' -l why -d 'say of every claim why'
complete -c moot -n '__fish_seen_subcommand_from stands' -l semantics -x -a 'grounded complete preferred stable ideal semi-stable stage df-quad quadratic-energy euler' -d 'which labelling'
complete -c moot -n '__fish_seen_subcommand_from stands cruxes' -l suppose -x -d 'take claims as rejected or granted: 1.2=out,3=in'
complete -c moot -n '__fish_seen_subcommand_from stands cruxes' -l reading -x -a 'evidence deductive' -d 'how supports are read'
complete -c moot -n '__fish_seen_subcommand_from stands cruxes' -l burden -x -a 'none thesis questioned supported' -d 'what needs a reason'
complete -c moot -n '__fish_seen_subcommand_from stands cruxes' -l standard -x -a 'defeat preponderance clear-and-convincing' -d 'what holds against objections'
complete -c moot -n '__fish_seen_subcommand_from stands cruxes' -l json -d 'one JSON object'
complete -c moot -n '__fish_seen_subcommand_from cruxes' -l limit -x -d 'print at most so many'
complete -c moot -n '__fish_seen_subcommand_from notes' -s o -r -d 'write the notes here'
complete -c moot -n '__fish_seen_subcommand_from notes' -l import -r -d 'take in notes that were written by -o'
complete -c moot -n '__fish_seen_subcommand_from solve' -l task -x -a '(command moot solve --problems | tr -d "[]" | tr , "\n")' -d 'what to find'
complete -c moot -n '__fish_seen_subcommand_from solve' -s p -x -a '(command moot solve --problems | tr -d "[]" | tr , "\n")' -d 'what to find'
complete -c moot -n '__fish_seen_subcommand_from solve' -s a -x -d 'of which argument'
complete -c moot -n '__fish_seen_subcommand_from solve' -s f -r -d 'in which file'
complete -c moot -n '__fish_seen_subcommand_from solve' -o fo -x -a 'apx tgf af' -d 'the format'
complete -c moot -n '__fish_seen_subcommand_from solve' -l problems -d 'print which tasks there are'
complete -c moot -n '__fish_seen_subcommand_from solve' -l formats -d 'print which formats are read'
complete -c moot -n '__fish_seen_subcommand_from build' -s o -r -d 'write the library here'
complete -c moot -n '__fish_seen_subcommand_from build' -l fresh -d 'read everything again, changed or not'
complete -c moot -n '__fish_seen_subcommand_from build' -l progress -d 'say how far it is'
complete -c moot -n '__fish_seen_subcommand_from verdicts predictions' -s o -r -d 'write them here'
complete -c moot -n '__fish_seen_subcommand_from verdicts' -l import -r -d 'take in what was written by -o'
complete -c moot -n '__fish_seen_subcommand_from compare' -a '(__moot_names)'
complete -c moot -n '__fish_seen_subcommand_from compare predictions' -l json -d 'one JSON object'
