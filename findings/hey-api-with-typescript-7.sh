#!/usr/bin/env bash
# With the TypeScript that its range of peers admits, and that npm therefore picks, the generator does not start.
# Versions: @hey-api/openapi-ts 0.99.0 (peer: typescript ">=5.5.3 || >=6.0.0 || 6.0.1-rc"), typescript 7.0.2 and 5.9.3.
# Expected: a client, or a refusal by npm to install the two together.
# Seen: no complaint at the install, then a TypeError on load: of `typescript` 7 the main export is its version; an API is at `typescript/unstable/*`.
# Why: whoever writes code with `ts.factory` must not say ">=" of the compiler; an update of it alone breaks the build.
# Source: https://www.npmjs.com/package/typescript/v/7.0.2?activeTab=code (`exports` of its package.json), https://docs.npmjs.com/cli/configuring-npm/package-json#peerdependencies
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
paths:
  /things: { get: { operationId: listThings, responses: { "204": { description: Fine. } } } }
YAML
for version in 5.9.3 7.0.2; do
  npm install --silent --no-audit --no-fund --ignore-scripts "typescript@$version" @hey-api/openapi-ts@0.99.0 && echo "typescript $version: installed" >> seen
  npx openapi-ts -i api.yaml -o "client-$version" > said 2>&1 && echo "a client" >> seen || grep '^TypeError' said >> seen
done
node -p '`exports of 7: ${Object.keys(require("typescript"))}`' >> seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
typescript 5.9.3: installed
a client
typescript 7.0.2: installed
TypeError: Cannot read properties of undefined (reading 'AnyKeyword')
exports of 7: version,versionMajorMinor
EXPECTED
