#!/bin/sh
# fabrique-cli from outside: statuses, files, what it prints.  Prints TAP.  test-cli.sh FABRIQUE-CLI
cli=$(readlink -f "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache"
unset DISPLAY WAYLAND_DISPLAY
cd "$work" || exit 1
n=0

ok() { # STATUS-OF-THE-CHECK NAME
  n=$((n + 1))
  if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
status_is() { # EXPECTED NAME COMMAND…
  expected=$1 name=$2
  shift 2
  "$@" >out 2>err
  got=$?
  [ "$got" = "$expected" ] || sed 's/^/# /' out err
  [ "$got" = "$expected" ]
  ok $? "$name (status $got, wanted $expected)"
}
says() { grep -q "$1" out err; ok $? "it says '$1'"; }

status_is 2 'no command' "$cli"
status_is 2 'unknown command' "$cli" fly
says '“fly” is no command'
status_is 0 'help' "$cli" --help
says generate
status_is 0 'help of a command' "$cli" import --help
says 'fabrique-cli import .* FILE SOURCE'
status_is 0 'version' "$cli" --version
status_is 2 'no file' "$cli" new
status_is 2 'unknown option' "$cli" new --nonsense a.fabrique

status_is 0 'new' "$cli" new new.fabrique
status_is 1 'new does not replace' "$cli" new new.fabrique
status_is 0 'new replaces when told' "$cli" new --force new.fabrique
status_is 0 'demo' "$cli" demo demo.fabrique
status_is 0 'check' "$cli" check demo.fabrique
status_is 0 'info' "$cli" info demo.fabrique
says Actors

"$cli" demo again.fabrique
"$cli" dump demo.fabrique >one.txt
"$cli" dump again.fabrique >two.txt
cmp -s one.txt two.txt
ok $? 'two demo projects have the same dump'
grep -q "name=\"Optim'ism\"" one.txt
ok $? 'the dump is readable'

status_is 0 'analyse' "$cli" analyse demo.fabrique
says 'Ville de Lorient is tied to [0-9]* other actors'
says 'and [0-9]* more'
status_is 0 'analyse a territory, every sentence' "$cli" analyse demo.fabrique -t lorient --all -o said.txt
grep -q "Without the link between Optim'ism and Ville de Lorient, 6 actors would be cut off" said.txt
ok $? 'a bridge is named'
! grep -q 'and [0-9]* more' said.txt
ok $? 'nothing is left out'
status_is 0 'analyse as a table' "$cli" analyse demo.fabrique -o measures.csv
[ "$(wc -l <measures.csv)" = $(($(grep -c '^\[actor ' one.txt) + 1)) ]
ok $? 'a line for each actor, and one of titles'
grep -q '^Ville de Lorient,Local authority,Lorient,Logistique,24,[0-9]*,0.3[0-9]*,0.[34][0-9]*,1,[0-9]*,2[0-9].$' measures.csv
ok $? 'with its measures'
status_is 0 'analyse with a filter' "$cli" analyse demo.fabrique --filter kind=shop --format csv
[ "$(wc -l <out)" -lt 10 ]
ok $? 'only shops'
status_is 2 'analyse refuses an unknown format' "$cli" analyse demo.fabrique --format pdf
status_is 3 'analyse refuses an unknown territory' "$cli" analyse demo.fabrique -t Atlantis
says 'Territories: .*Beauvaisis, .*Lorient'
status_is 2 'analyse refuses a wrong filter' "$cli" analyse demo.fabrique --filter colour=red
says 'these are kind, theme, .*text and hide'
status_is 2 'a kind of actors that is none' "$cli" analyse demo.fabrique --filter kind=unicorn
says 'these are local_authority, state, chamber'
status_is 3 'a tag that is none' "$cli" analyse demo.fabrique --filter link=magic
says 'Kinds of links: .*Partenariat'
status_is 2 'a format that the name contradicts' "$cli" analyse demo.fabrique -o none.csv --format text

status_is 0 'analyse of an empty project' "$cli" analyse new.fabrique
[ "$(cat out)" = 'There are no actors.' ]
ok $? 'is one sentence'
status_is 0 'analyse of what a filter leaves' "$cli" analyse demo.fabrique -F text=xyzzy
[ "$(cat out)" = 'The filter leaves no actor.' ]
ok $? 'which is nobody'
status_is 0 'analyse of one kind' "$cli" analyse demo.fabrique -F kind=shop
says '^Overview'
! grep -q -e '^Between kinds' -e '^Economic' out
ok $? 'does not compare what cannot be compared'

cp demo.fabrique before
status_is 0 'dump leaves the file alone' "$cli" dump demo.fabrique
cmp -s demo.fabrique before
ok $? 'not a byte changed'

status_is 0 'generate' "$cli" generate --actors 50 --relations 80 --actions 20 --shops 10 --seed 7 made.fabrique
status_is 0 'what was generated is whole' "$cli" check made.fabrique
status_is 2 'generate refuses nonsense' "$cli" generate --actors -3 bad.fabrique
[ ! -e bad.fabrique ]
ok $? 'and makes no file'

for format in svg pdf png; do
  status_is 0 "export map as $format" "$cli" export map demo.fabrique -o "map.$format"
  [ "$(wc -c <"map.$format")" -gt 2000 ]
  ok $? "the $format is not empty"
done
status_is 0 'export of one territory' "$cli" export map demo.fabrique -t 'saint die des vosges' -o town.svg
status_is 3 'export of a territory that is not there' "$cli" export map demo.fabrique -t Atlantis -o none.svg
[ ! -e none.svg ]
ok $? 'and makes no picture'
status_is 2 'export without output' "$cli" export map demo.fabrique
says 'svg, pdf, png, gexf, graphml, csv'
status_is 2 'export to an unknown format' "$cli" export map demo.fabrique -o map.doc
status_is 0 'export with a decoration' "$cli" export map demo.fabrique -d 'color=theme ring=award shape=kind' -p A4-landscape -o decorated.svg
grep -q 'Alimentation' decorated.svg
ok $? 'the legend says the themes'
status_is 0 'export by circles' "$cli" export map demo.fabrique -d 'color=circle size=brokerage' --dark -o circles.svg
status_is 2 'export with a decoration that is none' "$cli" export map demo.fabrique -d 'color=taste' -o none.svg
says 'after color= comes kind, theme, profile'
status_is 2 'export with an aspect that is none' "$cli" export map demo.fabrique -d 'taste=kind' -o none.svg
says 'link-color, link-width'
status_is 2 'export with a layout that is none' "$cli" export map demo.fabrique -l unicorn -o none.svg
says 'name one of reading, faithful, .*portage'
status_is 2 'export of nothing known' "$cli" export dream demo.fabrique -o none.svg
says 'name one of map, matrix, board, label'
status_is 2 'export with a paper that is none' "$cli" export map demo.fabrique -p A9 -o none.svg
says '“A9” is no paper'
status_is 2 'export with a name and a format that differ' "$cli" export map demo.fabrique -o none.svg --format png
says 'ends in .svg, and the format is to be png'
status_is 2 'a matrix is no graph' "$cli" export matrix demo.fabrique -o none.gexf
says 'name one of svg, pdf, png, csv'
status_is 2 'a layout of the label' "$cli" export label demo.fabrique -l reading -o none.svg
says '^fabrique-cli export: --layout means nothing for “label”'
status_is 2 'a paper for a graph' "$cli" export map demo.fabrique -p A4 -o none.gexf
says 'for “map” as gexf'
for option in -a --dark '-d color=theme' '-v x' '--at today'; do
  # shellcheck disable=SC2086 # an option and its value
  status_is 2 "a matrix with $option" "$cli" export matrix demo.fabrique $option -o none.svg
done
status_is 0 'a matrix with a filter' "$cli" export matrix demo.fabrique -F kind=shop --format csv -o -
grep -q Biocoop out && ! grep -q 'Ville de Lorient' out
ok $? 'has what the filter leaves, on standard output'
status_is 2 'standard output without a format' "$cli" export map demo.fabrique -o -
status_is 2 'two tables on standard output' "$cli" export map demo.fabrique -o - --format csv
status_is 2 'the pages of a poster on standard output' "$cli" export map demo.fabrique -o - --format png -p A2 --tiles A4
[ ! -e ./- ]
ok $? 'no file is called -'

# Times, as people write them.
for when in 2020-11 11/2020 'nov. 2020' 'novembre 2020' 'journee immersion' 'steering' 'seminaire local n° 2'; do
  status_is 0 "the map at $when" "$cli" compare demo.fabrique "$when" today
done
"$cli" compare demo.fabrique 2020-02-01 today >one
"$cli" compare demo.fabrique 01/02/2020 today >two
"$cli" compare demo.fabrique '1er février 2020' today >three
cmp -s one two && cmp -s one three
ok $? 'a day is the same in each form'
"$cli" export map demo.fabrique --since 02/2020 --at 'seminaire local n° 2' -o past.svg
grep -q 'What changed from February.2020 to June.2020' past.svg
ok $? 'a comparison says which two times it shows'
"$cli" export map demo.fabrique --at 2020-06 -o past.svg
grep -q 'As it was: June.2020' past.svg
ok $? 'and a map of the past, which time'

status_is 3 'a time that is none' "$cli" export map demo.fabrique --at 'one day' -o none.svg
says '15/06/2020'
says '23.Jan.2020 · Comité de pilotage de lancement'
status_is 3 'a name that several have' "$cli" export map demo.fabrique --at 'seminaire local' -o none.svg
says 'may be several: .*Séminaire local n..1.*forces vives.*ambition.$'
status_is 0 'export of what a filter leaves' "$cli" export map demo.fabrique -F 'kind=shop hide' -o shops.svg
grep -q Biocoop shops.svg && ! grep -q 'Ville de Lorient' shops.svg
ok $? 'the others are not in the file'
status_is 0 'export without names' "$cli" export map demo.fabrique -a -o anonymous.svg
grep -q 'Association 3' anonymous.svg && ! grep -q -e Biocoop -e ANCT anonymous.svg
ok $? 'kinds with numbers are in the file, and names are not'
status_is 0 'export as a tiled poster' "$cli" export map demo.fabrique -p A2 --tiles A4 -o poster.pdf
if command -v pdfinfo >/dev/null; then
  [ "$(pdfinfo poster.pdf | sed -n 's/^Pages: *//p')" -ge 4 ]
  ok $? 'it has several pages'
fi
status_is 3 'pages that are larger than the sheet' "$cli" export map demo.fabrique -p A4 --tiles A3 -o none.pdf
status_is 2 'pages without a sheet' "$cli" export map demo.fabrique --tiles A4 -o none.pdf
status_is 3 'a picture that is too large' "$cli" export map demo.fabrique -p A0 -s 20 -o none.png
says scale
for format in gexf graphml; do
  status_is 0 "export map as $format" "$cli" export map demo.fabrique -o "map.$format"
  grep -q Biocoop "map.$format"
  ok $? "the $format has the actors"
done
status_is 0 'export map as tables' "$cli" export map demo.fabrique -t Lorient --format csv -o table.txt
status_is 3 'export of a view that is not there' "$cli" export map demo.fabrique -v Nowhere -o none.svg
if command -v sqlite3 >/dev/null; then
  cp demo.fabrique view.fabrique
  sqlite3 view.fabrique "INSERT INTO map_view (key, name, territory, filter, decoration, center_x, center_y, zoom, note)
    SELECT 7, 'Pour les élus', key, 'kind=association hide', 'color=profile', 0, 0, 1, 'Qui agit déjà'
    FROM territory WHERE name = 'Lorient'"
  status_is 0 'export of a view' "$cli" export map view.fabrique -v 'pour les elus' -o view.svg
  grep -q 'Pour les élus' view.svg && grep -q 'Qui agit déjà' view.svg && grep -q Optim view.svg && ! grep -q Biocoop view.svg
  ok $? 'it has the title, the note and the actors of the view'
fi
[ ! -e none.svg ] && [ ! -e none.pdf ] && [ ! -e none.png ]
ok $? 'what was refused left no file'
status_is 0 'export of an empty project' "$cli" export map new.fabrique -o empty.png
for format in svg pdf png csv; do
  status_is 0 "export matrix as $format" "$cli" export matrix demo.fabrique -o "matrix.$format"
  [ "$(wc -c <"matrix.$format")" -gt 2000 ]
  ok $? "the $format is not empty"
done
status_is 0 'export matrix of kinds' "$cli" export matrix demo.fabrique -r kinds -t Lorient -o kinds.csv
[ "$(wc -l <kinds.csv)" -le 11 ]
ok $? 'a row for each kind'
status_is 2 'export matrix in an unknown order' "$cli" export matrix demo.fabrique -r beauty -o matrix.svg
status_is 0 'export matrix of an empty project' "$cli" export matrix new.fabrique -o matrix.pdf
# Where it goes: links and pipes stay what they are.
ln -s target.svg link.svg
status_is 0 'export to a link' "$cli" export map demo.fabrique -o link.svg
[ -L link.svg ] && grep -q Biocoop target.svg
ok $? 'the link stays, and what it points to is written'
mkfifo pipe.gexf
cat pipe.gexf >came.gexf &
status_is 0 'export to a pipe' "$cli" export map demo.fabrique -o pipe.gexf
wait $! && grep -q Biocoop came.gexf
ok $? 'the actors came through'
[ -p pipe.gexf ]
ok $? 'and the pipe is still one'
(echo head; "$cli" export map demo.fabrique -o /dev/stdout --format gexf) >appended.txt
[ "$(head -1 appended.txt)" = head ] && grep -q '</gexf>' appended.txt
ok $? 'standard output by its path is written to, not replaced'
status_is 1 'export to a folder' "$cli" export map demo.fabrique -o "$work" --format svg
status_is 1 'export into a folder that is not there' "$cli" export map demo.fabrique -o nowhere/map.svg
mkfifo pipe.csv
status_is 2 'two tables do not fit one pipe' "$cli" export map demo.fabrique -o pipe.csv

# The same territory is counted the same everywhere.
"$cli" export map demo.fabrique -t Lorient -o lorient.csv
"$cli" export map demo.fabrique -t Lorient -o lorient.gexf
"$cli" export matrix demo.fabrique -t Lorient -r name -o lorient-matrix.csv
"$cli" analyse demo.fabrique -t Lorient --format csv >lorient-measures.csv
"$cli" analyse demo.fabrique -t Lorient >lorient.txt
actors=$(grep -c '<node ' lorient.gexf)
links=$(grep -c '<edge ' lorient.gexf)
for table in lorient lorient-matrix lorient-measures; do
  [ "$(wc -l <$table.csv)" = $((actors + 1)) ]
  ok $? "$table.csv has $actors actors"
done
[ "$(wc -l <lorient-links.csv)" = $((links + 1)) ]
ok $? "and the table of links, $links"
wished=$(sed -n 's/.*Beside them, \([0-9]*\) links are only wished.*/\1/p' lorient.txt)
grep -q "^– $actors actors and $((links - wished)) links:" lorient.txt
ok $? 'the sentences count the same actors and links'

status_is 0 'export board' "$cli" export board demo.fabrique -o board.pdf
status_is 0 'export label' "$cli" export label demo.fabrique -o label.pdf

status_is 0 'backup' "$cli" backup demo.fabrique
status_is 0 'backup --list' "$cli" backup --list demo.fabrique
status_is 0 'restore' "$cli" restore demo.fabrique 1
"$cli" dump demo.fabrique >three.txt
cmp -s one.txt three.txt
ok $? 'what was restored is what was kept'
status_is 3 'restore of a copy that is not there' "$cli" restore demo.fabrique 99
status_is 3 'restore where there is no copy' "$cli" restore again.fabrique 1
! grep -q CRITICAL err
ok $? 'and nothing but its sentence'

: >empty.fabrique
status_is 3 'an empty file is refused' "$cli" check empty.fabrique
echo 'not a project' >text.fabrique
status_is 3 'a text is refused' "$cli" check text.fabrique
status_is 3 'a folder is refused' "$cli" check "$work"
status_is 3 'a file that is not there' "$cli" check nowhere.fabrique
head -c 20000 demo.fabrique >half.fabrique
status_is 3 'half a file is refused' "$cli" info half.fabrique
[ "$(cat text.fabrique)" = 'not a project' ]
ok $? 'what was refused was not touched'

printf '4 3\n0 1\n1 2\n2 3\n' >path.el
status_is 0 'layout' "$cli" layout path.el -o path.pos
[ "$(wc -l <path.pos)" = 4 ]
ok $? 'a line for each node'
status_is 3 'layout of a broken graph' "$cli" layout text.fabrique -o x.pos
printf '\357\273\277%% a comment\n4 3 # nodes, links\n0 1\n\n# %0300d\n1 2\n2 3\n' 0 >comments.el
status_is 0 'layout with a mark and comments' "$cli" layout comments.el -o comments.pos
cmp -s path.pos comments.pos
ok $? 'is that of the same graph without'
"$cli" layout - -o - <path.el >piped.pos 2>ms
cmp -s path.pos piped.pos && grep -q '^[0-9.]*$' ms
ok $? 'layout from standard input to standard output'
printf '2 1\n0 1\n1 0\n' >more.el
status_is 3 'layout of more links than announced' "$cli" layout more.el -o x.pos
says 'line 3: there are more links than the 1 announced'
printf '2 2\n# x\n0 1\n0 2\n' >beyond.el
status_is 3 'layout of a link to nowhere' "$cli" layout beyond.el -o x.pos
says 'line 4: there is no node 2'
printf '2 2\n0 1\n' >fewer.el
status_is 3 'layout of fewer links than announced' "$cli" layout fewer.el -o x.pos
says 'after 1 of 2 links'
status_is 1 'layout of a folder' "$cli" layout "$work" -o x.pos
says 'directory'
status_is 2 'layout in a mode that is none' "$cli" layout path.el -o x.pos --mode unicorn
says 'name one of faithful, reading'
status_is 1 'layout into a folder that is not there' "$cli" layout path.el -o nowhere/x.pos
[ ! -s out ]
ok $? 'is refused before any work'
[ ! -e x.pos ]
ok $? 'what was refused left no positions'

"$cli" demo import.fabrique
printf 'Nom;Type;Commune;En lien avec;Nature\nBiocoop (SARL);Commerce;Lorient;La Poste;Fourniture / livraison\nAtelier neuf;Asso;Lorient;;\n' >actors.csv
cp import.fabrique before
status_is 0 'import --dry-run' "$cli" import csv --dry-run import.fabrique actors.csv
says 'Biocoop (SARL) (nearly the same name as'
says '“Nom” → name'
says '^+ Atelier neuf$'
cmp -s import.fabrique before
ok $? 'and changes nothing'
status_is 0 'import' "$cli" import csv import.fabrique actors.csv
says '1 actor created, 2 merged'
"$cli" import csv --dry-run import.fabrique - <actors.csv >piped
"$cli" import csv --dry-run import.fabrique actors.csv >named
[ -s named ] && cmp -s piped named
ok $? 'import from standard input'
status_is 0 'what was imported is whole' "$cli" check import.fabrique
"$cli" backup --list import.fabrique >out
grep -q 'Before an import' out
ok $? 'a backup was made before'
"$cli" dump import.fabrique | grep -q 'Atelier neuf'
ok $? 'the new actor is there'
status_is 0 'import again' "$cli" import csv --dry-run import.fabrique actors.csv
says '0 actors created, 3 merged'
status_is 0 'import with a mapping' "$cli" import csv -n -m Type=theme -m Commune=nothing -k company --merge never import.fabrique actors.csv
status_is 3 'import with an unknown column' "$cli" import csv -n -m Rien=theme import.fabrique actors.csv
printf 'Nom;Budget\nMairie de X;12\n' >rest.csv
status_is 0 'import --dry-run of a column without a field' "$cli" import csv -n import.fabrique rest.csv
says '“Budget” → nothing: left out (12)'
says 'This column is left out: “Budget”'
"$cli" import csv -n -m Rien=theme import.fabrique rest.csv >out 2>err
says 'It has: Nom, Budget'
"$cli" import csv -n -m Nom=nom import.fabrique rest.csv >out 2>err
says 'Fields of actors: name, short_name'
cp import.fabrique rest.fabrique
status_is 0 'import --keep-rest' "$cli" import csv --keep-rest rest.fabrique rest.csv
"$cli" dump rest.fabrique | grep -q 'Budget: 12'
ok $? 'keeps it in the description'
printf ';Une;Deux\nUne;0;1\nDeux;1;0\n' >square.csv
status_is 0 'import of actors × actors' "$cli" import csv -n import.fabrique square.csv
says '^+ Une — Deux'
printf '<graphml><graph edgedefault="directed"><node id="Une"/></graph></graphml>' >graph.csv
status_is 0 'import of a graph as a table' "$cli" import csv -n import.fabrique graph.csv
says 'is no table: it is read as what it is, GraphML'
status_is 3 'import of a project as a table' "$cli" import csv -n import.fabrique import.fabrique
says 'is a project'
status_is 0 'import from standard input' "$cli" import csv -n import.fabrique - <rest.csv
status_is 3 'import into an unknown territory' "$cli" import csv -n -t Atlantis import.fabrique actors.csv
status_is 3 'import of a file that is not there' "$cli" import csv import.fabrique nowhere.csv
status_is 3 'import of a table as a graph' "$cli" import graph import.fabrique actors.csv
status_is 2 'import of something else' "$cli" import plan import.fabrique actors.csv
printf '*Vertices 2\n1 "Une"\n2 "Deux"\n*Edges\n1 2\n' >two.net
status_is 0 'import of a graph' "$cli" import graph import.fabrique two.net
says '2 actors created'

LANGUAGE=fr LC_ALL=fr_FR.UTF-8 "$cli" --help >out 2>err
ok $? 'help in another language'
echo "1..$n"
