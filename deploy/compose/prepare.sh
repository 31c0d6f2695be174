#!/bin/bash
# Prepares secrets/ for compose.yaml: draws the database's passwords and writes the connection strings. What is there already stays. Run it once, then put in what WeCom gave you.
# Usage: prepare.sh
set -euo pipefail
cd "$(dirname "$0")"
umask 077
mkdir -p secrets

password() {
  [ -s "secrets/password-$1" ] || head -c 30 /dev/urandom | base64 | tr '+/' '-_' > "secrets/password-$1"
  tr -d '\n' < "secrets/password-$1"
}

password root > /dev/null
service=$(password service) migrate=$(password migrate) backup=$(password backup)
sed -e "s/{service}/$service/; s/{migrate}/$migrate/; s/{backup}/$backup/" ../mysql/setup.sql > secrets/setup.sql
# The database is reached by the machine's inner network only.
printf 'Server=mariadb;Database=gridbot;User ID=gridbot;Password=%s\n' "$service" > secrets/database
printf 'Server=mariadb;Database=gridbot;User ID=gridbot_migrate;Password=%s\n' "$migrate" > secrets/database-migrate

# Who reads what: the program is user 1654 in its image, the database is user 999 in its.
if [ "$(id -u)" = 0 ]; then
  for one in database database-migrate wecom-secret wecom-token wecom-aes-key group-default group-operator; do
    [ -e "secrets/$one" ] || : > "secrets/$one"
    chown 1654 "secrets/$one"
  done
  chown 999 secrets/setup.sql secrets/password-root
else
  echo "Not root: run it as root, or the containers cannot read the files in $PWD/secrets." >&2
fi
for one in wecom-secret wecom-token wecom-aes-key group-default group-operator tls.pem tls.key; do
  [ -s "secrets/$one" ] || echo "still to be filled in: $PWD/secrets/$one"
done
