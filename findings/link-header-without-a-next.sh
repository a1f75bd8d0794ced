#!/usr/bin/env bash
# A list ends after its first page because of how a right `Link` header is written.
# Versions: parse-link-header 2.0.0, http-link-header 1.1.4.
# Expected: `next` leads to page 2, however the header is spelled: names of parameters and relation types are compared without
#   case, blanks may stand around `=`, of two `rel` the first counts, and empty elements of a list are skipped.
# Seen: parse-link-header finds no `next` where the name is in capitals, or blanks stand around `=`; it takes the second of two
#   `rel`, and one called `next,` before an empty element. http-link-header keeps the case of `NEXT`, so that a comparison with
#   "next" fails, and throws at an empty element.
# Why: a missing `next` is how a list says that it has ended, so that the rest of the records is left out without an error.
# Source: RFC 8288, sections 3, 3.3 and appendix B.2; RFC 9110, section 5.6.1.2
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts parse-link-header@2.0.0 http-link-header@1.1.4

cat > try.mjs <<'JS'
import parse from "parse-link-header";
import LinkHeader from "http-link-header";
const page = "<https://api.example.com/things?page=2>";
const headers = [
  `${page}; rel="next"`,
  `${page}; REL=NEXT`,
  `${page}; rel = "next"`,
  `${page}; rel=next; rel=prev`,
  `, ${page}; rel=next,`,
];
const other = (header) => {
  try {
    return LinkHeader.parse(header).refs.map(({ rel }) => rel).join(" ");
  } catch {
    return "an error";
  }
};
for (const header of headers) {
  const names = Object.keys(parse(header) ?? {}).join(" ") || "nothing";
  console.log(`${header.replace(page, "<…>")} | ${names} | ${other(header)}`);
}
JS
node try.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
<…>; rel="next" | next | next
<…>; REL=NEXT | nothing | NEXT
<…>; rel = "next" | nothing | next
<…>; rel=next; rel=prev | prev | next
, <…>; rel=next, | next, | an error
EXPECTED
