#!/usr/bin/env bash
# An overlay that adds a server does so in neither of two tools: one destroys the list, the other leaves it as it was.
# Versions: openapi-overlays-js 0.2.0 and openapi-format 1.33.6, with an overlay of 1.0.0 (openapi-format does it in one of 1.1.0).
# Expected: a second server: if the target is an array, `update` is an entry to append (Overlay 1.0, Action Object).
# Seen: `servers` becomes an object with the members "0" and "url"; or nothing happens, and the action counts as applied.
# Why: a generator that is given the result finds no servers, or only those that the overlay was to complete.
# Source: https://github.com/OAI/Overlay-Specification/issues/30, https://spec.openapis.org/overlay/v1.0.0.html#action-object
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-overlays-js@0.2.0 openapi-format@1.33.6

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
servers: [{ url: "https://one.example" }]
paths: {}
YAML
for version in 1.0.0 1.1.0; do
  cat > "overlay-$version.yaml" <<YAML
overlay: $version
info: { title: A second server, version: 1.0.0 }
actions:
  - target: \$.servers
    update: { url: "https://two.example" }
YAML
done
{
  echo "openapi-overlays-js, 1.0.0"
  npx overlayjs --openapi api.yaml --overlay overlay-1.0.0.yaml | sed -n '/^servers/,/^paths/p'
  for version in 1.0.0 1.1.0; do
    npx openapi-format api.yaml --overlayFile "overlay-$version.yaml" -o out.yaml -vvv > said 2>&1
    echo "openapi-format, $version: $(grep -oE 'Applied actions: .*[0-9]' said | tr '\t' ' ' | tr -s ' ')"
    sed -n '/^servers/,/^paths/p' out.yaml
  done
} > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
openapi-overlays-js, 1.0.0
servers:
  '0':
    url: 'https://one.example'
  url: 'https://two.example'
paths: {}
openapi-format, 1.0.0: Applied actions: 1
servers:
  - url: https://one.example
paths: {}
openapi-format, 1.1.0: Applied actions: 1
servers:
  - url: https://one.example
  - url: https://two.example
paths: {}
EXPECTED
