#!/bin/bash
# Takes one backup while the service runs: the database as it was at one instant, then the attachments. Photos that did not change since the last backup cost no space (hard links).
# Settings, as environment variables (backup.env.example):
#   GRIDBOT_DATABASE  sqlite:FILE or mysql:OPTIONS[:NAME]
#   GRIDBOT_DATA      the service's DataPath
#   GRIDBOT_BACKUPS   folder of the backups; one folder each, named after its time (UTC)
#   GRIDBOT_METRICS   file for Prometheus' node exporter (its text file collector), such as /var/lib/prometheus/node-exporter/gridbot.prom; may be left out
#   GRIDBOT_KEEP      how many are kept (14). What people had deleted is gone from the backups when the last one from before is.
# Prints the new folder. Exit 0 done; 1 not done, and what there was stays as it was. A backup holds everything that people wrote: encrypt it where it is kept.
set -euo pipefail
umask 077
here=$(cd "$(dirname "$0")" && pwd)
. "$here/database.sh"
: "${GRIDBOT_DATABASE:?}" "${GRIDBOT_DATA:?}" "${GRIDBOT_BACKUPS:?}"
keep=${GRIDBOT_KEEP:-14}
[[ $keep =~ ^[1-9][0-9]*$ ]] || fail "GRIDBOT_KEEP is not a number from 1 on."
name_database "$GRIDBOT_DATABASE"

mkdir -p "$GRIDBOT_BACKUPS"
stamp=$(date -u +%Y%m%dT%H%M%SZ)
done_folder=$GRIDBOT_BACKUPS/$stamp
[ ! -e "$done_folder" ] || fail "$done_folder is there already."
part=$GRIDBOT_BACKUPS/.part-$stamp
trap 'rm -rf "$part"' EXIT
mkdir "$part"
last=$(find "$GRIDBOT_BACKUPS" -mindepth 1 -maxdepth 1 -type d -name '2*Z' | sort | tail -n 1)

# 1. The database. Both ways read one instant's state without holding up the writer.
case $kind in
  sqlite)
    [ -f "$file" ] || fail "There is no database $file."
    sqlite "$file" "VACUUM INTO '$part/database.db'"
    # Opened as it will be restored: a copy that cannot be read is none.
    [ "$(sqlite "$part/database.db" "PRAGMA integrity_check")" = ok ] || fail "The copy of the database is damaged."
    gzip -1 "$part/database.db"
    ;;
  mysql)
    mariadb-dump --defaults-extra-file="$options" --default-character-set=utf8mb4 --single-transaction --quick --skip-lock-tables --skip-add-locks --skip-triggers --no-tablespaces --hex-blob \
      "$name" > "$part/database.sql"
    # A dump that broke off lacks its last line.
    tail -n 1 "$part/database.sql" | grep -q '^-- Dump completed' || fail "The dump of the database broke off."
    gzip -1 "$part/database.sql"
    ;;
esac

# 2. The files, after the database: every photo that the copy knows of was there before it. Drafts are not clean yet.
mkdir "$part/data"
if [ -d "$GRIDBOT_DATA/attachments" ]; then
  rsync --archive --exclude='*.part' --exclude='/drafts' ${last:+--link-dest="$last/data/attachments"} "$GRIDBOT_DATA/attachments/" "$part/data/attachments/"
fi

# 3. What must be found again.
(cd "$part" && sha256sum database.* > SHA256SUMS)
sync -f "$part"
mv "$part" "$done_folder"
say "$done_folder"

# 4. The monitor hears of it: it alarms when there is no news.
if [ -n "${GRIDBOT_METRICS:-}" ]; then
  {
    echo "# HELP gridbot_backup_finished_seconds When the last backup was done, seconds since 1970."
    echo "# TYPE gridbot_backup_finished_seconds gauge"
    echo "gridbot_backup_finished_seconds $(date +%s)"
  } > "$GRIDBOT_METRICS.part"
  chmod 644 "$GRIDBOT_METRICS.part"
  mv "$GRIDBOT_METRICS.part" "$GRIDBOT_METRICS"
fi

# 5. Only now the old ones go.
find "$GRIDBOT_BACKUPS" -mindepth 1 -maxdepth 1 -type d -name '2*Z' | sort | head -n "-$keep" | while read -r old; do rm -rf "$old"; done
