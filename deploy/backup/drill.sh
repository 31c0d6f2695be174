#!/bin/bash
# Proves that a backup can be restored: takes one of the running database, restores it into a new place, compares row by row, and starts the program on it. Production is only read.
# Usage: drill.sh GRIDBOT...      the program and what must stand before its command, such as /opt/gridbot/GridBot, or: dotnet GridBot.dll
# Settings: those of backup.sh; GRIDBOT_KEYS, the folder of the keys (default GRIDBOT_DATA/keys), which is only read; and for MySQL
#   GRIDBOT_DRILL_DATABASE    mysql:OPTIONS:NAME of a database that may be made and dropped (the user of backups may have gridbot_drill)
#   GRIDBOT_DRILL_CONNECTION  file with the connection string by which the program reaches it
# The comparison: rows are written out before and after the backup. What is the same in both was there during it, and must be in the restored database to the letter; the others changed meanwhile and are counted.
# Needs room for three times the database as text under TMPDIR. The restored program sends nothing: no channel is configured for it.
# Exit 0 proven; 1 not, with the reason; 2 wrong usage. The last line is "drill passed" or "drill failed".
set -euo pipefail
umask 077
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
. "$here/database.sh"
[ $# -ge 1 ] || { sed -n '3,6p' "$0" >&2; exit 2; }
: "${GRIDBOT_DATABASE:?}" "${GRIDBOT_DATA:?}"
work=$(mktemp -d "${TMPDIR:-/tmp}/gridbot-drill-XXXXXX")
export TMPDIR=$work
service=
made=

clean_up() {
  local status=$?
  trap - EXIT
  if [ -n "$service" ]; then kill "$service" 2> /dev/null || true; wait "$service" 2> /dev/null || true; fi
  if [ -n "$made" ]; then name_database "$GRIDBOT_DRILL_DATABASE"; mysql_client --execute "DROP DATABASE $name" || true; fi
  rm -rf "$work"
  if [ "$status" = 0 ]; then say "drill passed"; else say "drill failed"; fi
  exit "$status"
}
trap clean_up EXIT

seconds() { date +%s.%N; }
took() { awk -v from="$1" -v to="$2" 'BEGIN { printf "%.1f s", to - from }'; }
of_table() { grep -c "^$1 " "$2" || true; }

# 1. The running database, before, in the backup, and after.
name_database "$GRIDBOT_DATABASE"
rows > "$work/before"
from=$(seconds)
backup=$(GRIDBOT_BACKUPS=$work/backups "$here/backup.sh")
to=$(seconds)
rows > "$work/after"
say "backup taken in $(took "$from" "$to"), $(du -sh "$backup" | cut -f1)"
source_database=$GRIDBOT_DATABASE

# 2. A fresh place.
case $kind in
  sqlite) restored=sqlite:$work/restored/gridbot.db ;;
  mysql)
    : "${GRIDBOT_DRILL_DATABASE:?}" "${GRIDBOT_DRILL_CONNECTION:?}"
    restored=$GRIDBOT_DRILL_DATABASE
    [ "$restored" != "$source_database" ] || fail "GRIDBOT_DRILL_DATABASE is the database itself."
    name_database "$restored"
    mysql_client --execute "CREATE DATABASE $name CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
    made=1
    ;;
esac
from=$(seconds)
"$here/restore.sh" "$backup" "$restored" "$work/restored"
say "restored in $(took "$from" "$(seconds)")"

# 3. Row by row.
name_database "$restored"
rows > "$work/there"
comm -12 "$work/before" "$work/after" > "$work/steady"
comm -23 "$work/steady" "$work/there" > "$work/lost"
sort -m "$work/before" "$work/after" | comm -13 - "$work/there" > "$work/between"
for table in $(tables); do
  say "$table: $(of_table "$table" "$work/before") rows before, $(of_table "$table" "$work/there") restored, $(of_table "$table" "$work/after") after; $(of_table "$table" "$work/steady") did not change, $(of_table "$table" "$work/lost") of them lost"
done
steady=$(sha256sum < "$work/steady" | cut -d' ' -f1)
kept=$(comm -12 "$work/steady" "$work/there" | sha256sum | cut -d' ' -f1)
say "checksum of what did not change: $steady in the running database, $kept in the restored one"
if [ -s "$work/lost" ] || [ "$steady" != "$kept" ]; then fail "The restored database lacks rows, or has them otherwise."; fi
[ -s "$work/there" ] || fail "The restored database is empty."
say "$(wc -l < "$work/between") rows were written and written again during the backup"

# 4. Every photo that the restored database knows of. One whose row went in the meantime went with it.
missing=$(ask "SELECT id FROM attachment WHERE state = 'Fetched'" | while read -r id; do [ -f "$work/restored/attachments/$id" ] || say "$id"; done)
name_database "$source_database"
for id in $missing; do
  [ "$(ask "SELECT COUNT(*) FROM attachment WHERE id = '$id'")" = 0 ] || fail "A photo is missing in the backup."
done

# 5. The program on it, with none of production's settings: it migrates, is ready, and stops.
for setting in $(compgen -e | grep -E '^(GridBot__|ASPNETCORE_|DOTNET_ENVIRONMENT|URLS|Urls)' || true); do unset "$setting"; done
# The keys are not in a backup: the program shows that those at hand open it.
export GridBot__KeysPath=${GRIDBOT_KEYS:-$GRIDBOT_DATA/keys}
export GridBot__DataPath=$work/restored Urls=http://127.0.0.1:${GRIDBOT_DRILL_PORT:-5980}
case $kind in
  sqlite) export GridBot__Database__ConnectionString="Data Source=$work/restored/gridbot.db" ;;
  mysql) export GridBot__Database__Provider=mysql GridBot__Database__ConnectionStringFile=$GRIDBOT_DRILL_CONNECTION ;;
esac
"$@" migrate
"$@" serve > "$work/log" 2>&1 &
service=$!
ready=
from=$(seconds)
for _ in $(seq 1 1200); do
  kill -0 "$service" 2> /dev/null || { tail -n 20 "$work/log" >&2; fail "The program ended on the restored database."; }
  ready=$(curl --silent --fail --max-time 2 "$Urls/health/ready" || true)
  [ -z "$ready" ] || break
  sleep 0.1
done
[ -n "$ready" ] || { tail -n 20 "$work/log" >&2; fail "The program is not ready on the restored database."; }
say "the program is ready on it after $(took "$from" "$(seconds)"): $(printf '%s' "$ready" | grep -o '"status":"[a-z]*"')"
kill "$service"
wait "$service" || { tail -n 20 "$work/log" >&2; fail "The program did not stop in order."; }
service=
