/** What is said of a pair: the verdicts on the wire and of types, how many findings there are, and in which words. */
export interface Row {
  /** The row of the list of cases, and the name of the pair. */
  name: string;
  /** Such as `breaking/safe 2`. */
  verdict: string;
  says?: RegExp;
  neverSays?: RegExp;
}

const row = (name: string, verdict: string, words: Pick<Row, "neverSays" | "says"> = {}): Row => ({
  name,
  verdict,
  ...words,
});

/** The pairs that a row of the list names, by their rows. */
export const rows: Readonly<Record<number, readonly Row[]>> = {
  1: [
    row("same-shape-silent", "breaking/unchanged 2"),
    row("same-shape-first-changed", "breaking/breaking 1"),
    row("two-paths-same-shape", "breaking/breaking 1"),
  ],
  2: [row("disc-base-subtype-required-req", "breaking/safe 1")],
  3: [row("x-webhooks-inline", "breaking/breaking 2")],
  4: [row("trace-op", "breaking/unchanged 1"), row("querystring-changed", "breaking/breaking 2")],
  6: [
    row("accept-param-a", "breaking/breaking 1"),
    row("accept-param-ab", "breaking/breaking 2", { says: /`b`/ }),
    row("accept-spreads", "safe/breaking 1"),
  ],
  7: [
    row("anyof-to-oneof-req-overlap", "risky/unchanged 1"),
    row("object-to-oneof-with-it", "risky/safe 2"),
    row("oneof-to-anyof", "risky/unchanged 1"),
  ],
  8: [row("charset-utf16", "risky/unchanged 1")],
  9: [row("disc-defaultMapping-32", "risky/safe 1")],
  10: [
    row("allof-required-in-child", "breaking/breaking 1"),
    row("enum-oneof-const-split", "breaking/breaking 1"),
    row("enum-oneof-const-plain", "breaking/breaking 1"),
  ],
  11: [
    row("removed-model-typed-prop", "breaking/breaking 1", { says: /and with it the type `G`/ }),
  ],
  12: [
    row("req-enum-grows", "safe/safe 1", { says: /switches over/ }),
    row("query-enum-grows", "safe/safe 1", { says: /switches over/ }),
  ],
  13: [row("model-becomes-response", "safe/safe 1", { says: /`E` is also read now/ })],
  14: [row("int32-within-max", "unchanged/unchanged 0"), row("max-int32", "unchanged/unchanged 0")],
  15: [
    row("empty-enum-prop-minlength", "unchanged/unchanged 0"),
    row("const-with-pattern", "unchanged/unchanged 0"),
  ],
  16: [
    row("unknown-format", "safe/unchanged 1"),
    row("int-noformat-to-int64-req", "risky/unchanged 1"),
  ],
  17: [row("pattern-equivalent", "risky/unchanged 1")],
  18: [row("30-nullable-enum-without-null", "unchanged/unchanged 0")],
  19: [row("server-path-moved", "unchanged/unchanged 0")],
  20: [
    row("server-trailing-slash", "unchanged/unchanged 0"),
    row("server-default-explicit", "unchanged/unchanged 0"),
  ],
  21: [row("merge-oneof-enum", "unchanged/breaking 1", { neverSays: /new value/ })],
  22: [
    row("witness-misattributed", "breaking/breaking 2"),
    row("witness-maxitems-minitems", "breaking/unchanged 2", {
      neverSays: /"maxItems.*"value":\[\]/,
    }),
  ],
  23: [row("param-array-csv", "safe/breaking 1", { neverSays: /exploded/ })],
  24: [row("param-enum-single-int-string", "safe/breaking 1")],
  25: [
    row("status-ref-added-two-ops", "safe/breaking 2", { says: /`b`, response 422/ }),
    row("param-ref-added-two-ops", "breaking/breaking 2"),
  ],
  26: [
    row("op-removed-with-models", "breaking/breaking 1", {
      says: /and with it the types `Q` and `R`/,
    }),
  ],
  27: [row("op-moved-path", "breaking/safe 1", { says: /moved from GET .* to GET / })],
  28: [row("disc-mapping-value-changed", "breaking/breaking 2")],
  29: [row("media-type-schema-added", "breaking/breaking 1")],
  30: [row("empty-props-then-props", "safe/breaking 2", { says: /Names other than those/ })],
  31: [
    row("addl-true", "unchanged/breaking 1", {
      says: /Index signature for type 'string'/,
      neverSays: /assignable to parameter/,
    }),
    row("nullable-allof-31", "unchanged/breaking 1"),
  ],
  32: [row("deprecated-new-with-sunset", "safe/unchanged 1", { says: /until 2999-01-01/ })],
  33: [row("oneof-const-grows-resp", "breaking/safe 1", { says: /oneOf\/2\/const/ })],
  34: [row("x-extensible-enum", "safe/safe 1"), row("enum-anyof-open", "safe/safe 1")],
  35: [
    row("jsonl-itemschema-vs-array", "unchanged/unchanged 0"),
    row("querystring-32", "unchanged/breaking 1"),
    row("addl-vs-patternprops", "unchanged/unchanged 0"),
  ],
};
