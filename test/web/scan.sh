#!/usr/bin/env bash
# What others look for: schemathesis reads the API's description and sends what it allows and forbids; Wapiti walks
# through the page as a stranger and tries injections, traversal, redirects and the like. Both from PyPI, into a
# folder of their own; the page runs over the samples, and is stopped at the end.  npm run scan [FOLDER]
set -euo pipefail
tools="$(realpath -m "${1:-/var/tmp/isnad-scan}")"
port="${PORT:-8479}"
[ -x "$tools/bin/wapiti" ] || { python3 -m venv "$tools" && "$tools/bin/pip" install -q schemathesis==4.32.5 wapiti3 greenlet; }

work="$(mktemp -d)"
PORT="$port" INDEX_DIR="$work/index" BOT_DB="$work/bot.sqlite" QUESTIONS_PER_MINUTE=100000 READER=off node bin/isnad.js start < /dev/null 2> "$work/log" &
trap 'kill %1 2> /dev/null; rm -rf "$work"' EXIT
until curl -fs -o /dev/null "http://127.0.0.1:$port/health"; do kill -0 %1; sleep 1; done

# That more than 64 KB is refused as such is a rejection too.
echo '[checks]
negative_data_rejection.expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "428", "429", "5xx"]' > "$work/schemathesis.toml"
# In its own folder: it leaves a cache where it runs.
fuzz() { (cd "$work" && "$tools/bin/schemathesis" --config-file "$work/schemathesis.toml" run "http://127.0.0.1:$port/api/openapi.json" --checks all --max-examples "${EXAMPLES:-50}" --no-color "$@"); }
fuzz
# What it makes up is no article and no citation; once more with those that there are.
curl -fs "http://127.0.0.1:$port/api/ask" -H 'content-type: application/json' -d '{"text": "When was the Webb telescope launched?"}' |
  "$tools/bin/python" -c 'import json, sys; quote = json.load(sys.stdin)["quotes"][0]; print("[parameters]"); print("\"path.key\" = " + json.dumps(quote["article"])); print("\"path.id\" = " + json.dumps(quote["citation"]))' >> "$work/schemathesis.toml"
fuzz --include-path-regex '\{'
# Of Wapiti's attacks those that need no server of its makers.
attacks=backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,sql,xss
"$tools/bin/wapiti" -u "http://127.0.0.1:$port/" --scope folder --flush-session --depth 2 -m "$attacks" --max-scan-time "${SECONDS_EACH:-300}" --verbose 1 --no-bugreport --format txt --output "$work/report.txt" > "$work/wapiti"
cat "$work/report.txt"
