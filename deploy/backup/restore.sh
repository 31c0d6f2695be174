#!/bin/bash
# Restores a backup into a new place; nothing that is there is overwritten.
# Usage: restore.sh BACKUP DATABASE DATA
#   BACKUP    a folder that backup.sh wrote
#   DATABASE  sqlite:FILE, which must not be there, or mysql:OPTIONS[:NAME], an empty database; the user must be allowed to make tables (such as gridbot_migrate)
#   DATA      the DataPath to be, without attachments
# Afterwards: GridBot migrate, if the program is newer than the backup; then start it. Exit 0 done, 1 not done, 2 wrong usage.
set -euo pipefail
umask 077
here=$(cd "$(dirname "$0")" && pwd)
. "$here/database.sh"
[ $# = 3 ] || { sed -n '3,6p' "$0" >&2; exit 2; }
backup=$1 data=$3
name_database "$2"

(cd "$backup" && sha256sum --check --quiet SHA256SUMS) || fail "The backup $backup is not what was written."
[ ! -e "$data/attachments" ] || fail "$data/attachments is there already: move it away first."

case $kind in
  sqlite)
    for there in "$file" "$file-wal" "$file-shm"; do
      [ ! -e "$there" ] || fail "$there is there already: move it away first."
    done
    mkdir -p "$(dirname "$file")"
    gunzip --stdout "$backup/database.db.gz" > "$file.part"
    sync "$file.part"
    mv "$file.part" "$file"
    ;;
  mysql)
    [ -z "$(tables)" ] || fail "The database $name has tables already: restore into an empty one."
    gunzip --stdout "$backup/database.sql.gz" | mysql_client "$name"
    ;;
esac

mkdir -p "$data"
[ ! -d "$backup/data" ] || cp --archive "$backup/data/." "$data/"
say "Restored $backup."
