#!/bin/bash
# Asks WeCom from which addresses it calls, and writes them for nginx. Run it daily: the list changes. The old list stays when anything goes wrong.
# Usage: update-platform.sh CORP-ID SECRET-FILE [PLATFORM.CONF [API-BASE]]
# Prints the number of networks; exit 0 done, 1 the platform refused or answered nonsense, 2 wrong usage. Reload nginx afterwards: nginx -t && nginx -s reload
set -euo pipefail
[ $# -ge 2 ] || { sed -n 3p "$0" >&2; exit 2; }
corp=$1 secret_file=$2 list=${3:-/etc/nginx/gridbot/platform.conf} base=${4:-https://qyapi.weixin.qq.com}

# The secret and the token go to curl by its standard input: what stands in a command line can be seen by everybody on the machine.
ask() { printf 'url = "%s%s"\n' "${base%/}" "$1" | curl --silent --fail --max-time 10 --config -; }

secret=$(<"$secret_file")
token=$(ask "/cgi-bin/gettoken?corpid=$corp&corpsecret=$secret" | grep -o '"access_token" *: *"[^"]*"' | cut -d'"' -f4) || token=
[ -n "$token" ] || { echo "WeCom gave no token: look at the corporation's id, the secret and the trusted addresses." >&2; exit 1; }
answer=$(ask "/cgi-bin/getcallbackip?access_token=$token") || answer=

# "101.226.103.*" stands for a network of 256 addresses. Whatever is no address is left out.
networks=$(printf '%s' "$answer" | grep -o '"ip_list" *: *\[[^]]*\]' | grep -oE '"[0-9a-fA-F.:*/]+"' | tr -d '"' |
  sed -E 's#^([0-9]+\.[0-9]+\.[0-9]+)\.\*$#\1.0/24#; s#^([0-9]+\.[0-9]+)\.\*\.\*$#\1.0.0/16#; /\*/d' | sort -u) || networks=
[ -n "$networks" ] || { echo "WeCom gave no list of addresses; the old one stays." >&2; exit 1; }

new=$(mktemp "$(dirname "$list")/.platform.XXXXXX")
trap 'rm -f "$new"' EXIT
{
  echo "# Written by update-platform.sh: the addresses from which WeCom calls. Everybody else is a stranger."
  echo "default 0;"
  printf '%s\n' "$networks" | sed 's/$/ 1;/'
} > "$new"
chmod 644 "$new"
mv "$new" "$list"
printf '%s\n' "$networks" | wc -l
