#!/bin/bash
# Prepares the database server: runs setup.sql as an administrator with the passwords of the folder SECRETS, draws those that are missing, and writes what the program and the backup connect with.
# Usage: setup.sh SECRETS HOST [options of the client mariadb, such as --user=root --port=4000]
#   reads or draws  SECRETS/password-service, password-migrate, password-backup
#   writes          SECRETS/database, database-migrate, database-drill (connection strings), SECRETS/backup.cnf (options for mariadb-dump)
# HOST is what they connect to: a name, an address, or the path of a socket. TLS=Required|VerifyFull|None (default Required, for a socket None).
set -euo pipefail
[ $# -ge 2 ] || { sed -n '3,6p' "$0" >&2; exit 2; }
secrets=$1 host=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
umask 077
mkdir -p "$secrets"

password() {
  [ -s "$secrets/password-$1" ] || head -c 30 /dev/urandom | base64 | tr '+/' '-_' > "$secrets/password-$1"
  tr -d '\n' < "$secrets/password-$1"
}

connection() {
  if [[ $host == /* ]]; then
    printf 'Server=%s;ConnectionProtocol=UnixSocket;Database=%s;User ID=%s;Password=%s;SslMode=%s\n' "$host" "$1" "$2" "$3" "${TLS:-None}"
  else
    printf 'Server=%s;Port=%s;Database=%s;User ID=%s;Password=%s;SslMode=%s\n' "$host" "${PORT:-3306}" "$1" "$2" "$3" "${TLS:-Required}"
  fi
}

service=$(password service) migrate=$(password migrate) backup=$(password backup)
for one in "$service" "$migrate" "$backup"; do
  [[ $one =~ ^[A-Za-z0-9_-]{16,}$ ]] || { echo "A password in $secrets is not 16 or more of A-Z a-z 0-9 _ -: write another one, or delete the file and one is drawn." >&2; exit 1; }
done

# By standard input: a command line can be seen by everybody on the machine.
sed -e "s/{service}/$service/; s/{migrate}/$migrate/; s/{backup}/$backup/" "$here/setup.sql" | mariadb "$@"

connection gridbot gridbot "$service" > "$secrets/database"
connection gridbot gridbot_migrate "$migrate" > "$secrets/database-migrate"
connection gridbot_drill gridbot_backup "$backup" > "$secrets/database-drill"
{
  echo "[client]"
  if [[ $host == /* ]]; then echo "socket=$host"; else printf 'host=%s\nport=%s\n' "$host" "${PORT:-3306}"; [ "${TLS:-Required}" = None ] || echo ssl; fi
  printf 'user=gridbot_backup\npassword=%s\n' "$backup"
} > "$secrets/backup.cnf"
echo "The database gridbot and its users are ready; the connection strings lie in $secrets."
