# What backup.sh, restore.sh and drill.sh know of the two kinds of databases. Sourced, not run. A database is named
#   sqlite:FILE             such as sqlite:/var/lib/gridbot/gridbot.db
#   mysql:OPTIONS[:NAME]    a file of options for the client mariadb (address, user, password), and the database's name (default gridbot)
# shellcheck shell=bash disable=SC2034

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# Splits the name of a database into kind, file (SQLite) or options and name (MySQL).
name_database() {
  kind=${1%%:*}
  case $kind in
    sqlite) file=${1#sqlite:} ;;
    mysql)
      options=${1#mysql:} name=gridbot
      [[ $options != *:* ]] || { name=${options##*:}; options=${options%:*}; }
      [ -r "$options" ] || fail "The file of options $options cannot be read."
      ;;
    *) fail "A database is sqlite:FILE or mysql:OPTIONS[:NAME], not $1." ;;
  esac
}

# SQLite waits for the writer for up to 30 s instead of failing at once.
sqlite() { sqlite3 -bail -batch -cmd ".timeout 30000" "$@"; }
mysql_client() { mariadb --defaults-extra-file="$options" --default-character-set=utf8mb4 --batch --skip-column-names "$@"; }

# Runs one statement.
ask() {
  case $kind in
    sqlite) sqlite "$file" "$1" ;;
    mysql) mysql_client "$name" --execute "$1" ;;
  esac
}

# Names of all tables.
tables() {
  case $kind in
    sqlite) ask "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name" ;;
    mysql) ask "SELECT table_name FROM information_schema.tables WHERE table_schema = '$name' AND table_type = 'BASE TABLE' ORDER BY table_name" ;;
  esac
}

# Every row of every table as one line, in order, so that two databases can be compared to the letter.
rows() {
  local table
  for table in $(tables); do
    case $kind in
      sqlite) sqlite -json "$file" "SELECT * FROM \"$table\"" | sed -e 's/^\[//; s/\]$//; s/,$//' ;;
      mysql) mysql_client "$name" --quick --execute "SELECT * FROM \`$table\`" ;;
    esac | sed -e "s/^/$table /"
  done | LC_ALL=C sort --temporary-directory="${TMPDIR:-/tmp}"
}
