#!/bin/sh
# Checks beside the tests: both take a while, and neither waits for the other. What the checks found stands last; either fails the whole.
cd "$(dirname "$0")/.." || exit 2
# Programs that tests start are those that people start.
node scripts/compile.js || exit 1
said=$(mktemp)
trap 'rm -f "$said"' EXIT
npm run --silent check >"$said" 2>&1 &
checks=$!
npx vitest run "$@"
tests=$?
wait "$checks"
checked=$?
cat "$said"
[ "$checked" -eq 0 ] || echo "npm run check failed: see above."
[ "$tests" -eq 0 ] && [ "$checked" -eq 0 ]
