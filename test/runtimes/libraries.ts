/** Where a good guess about a library fails, and what we do. */
interface LibraryFact {
  expected: string;
  happens: string;
  versions: string;
  ours: string;
}

/** The table of `docs/runtimes.md`; `libraries.test.ts` tries what is here. */
export const libraryFacts: readonly LibraryFact[] = [
  {
    expected: "oxfmt prints TypeScript as prettier does",
    happens: "it breaks unions that prettier 3.9 and later keep on a line",
    versions: "oxfmt 0.75, 0.79",
    ours: "lays generated code out with oxfmt alone",
  },
  {
    expected: "`oxfmt --check` exits with 1",
    happens: "with 2, where one file does not parse",
    versions: "oxfmt 0.75",
    ours: "runs no program for it",
  },
  {
    expected: "js-yaml merges `<<`",
    happens: "from 5 on it keeps it as a property, as `yaml` does",
    versions: "js-yaml 5.5, yaml 2.9",
    ours: "merges it itself",
  },
  {
    expected: '`200` and `"200"` are a duplicate',
    happens: "`yaml` takes the last in silence, js-yaml refuses",
    versions: "yaml 2.9, js-yaml 5.5",
    ours: "refuses, with the line",
  },
  {
    expected: "TypeScript 7 has the errors of 5.9 for `isolatedDeclarations`",
    happens: "it has others, and refuses symbols as keys",
    versions: "TypeScript 7.0.2",
    ours: "compiles what is generated with 5.9, 6.0 and 7.0",
  },
  {
    expected: "`erasableSyntaxOnly` finds what Node refuses to run",
    happens: "not below `@ts-nocheck`, which several generators write",
    versions: "TypeScript 5.9, 7.0",
    ours: "writes no `@ts-nocheck`",
  },
  {
    expected: "`contains` evaluates the items that match it",
    happens: "for ajv it evaluates all, so that `unevaluatedItems: false` forbids nothing",
    versions: "ajv 8.20",
    ours: "compiles schemas with both keywords itself",
  },
  {
    expected: "two parameters in one segment, `/{name}.{format}`, are told apart in one way",
    happens: "in five: at the first dot, at the last, or as one parameter",
    versions: "msw 2 and 3, hono, fastify, URLPattern, openapi-backend",
    ours: "writes each by its name",
  },
  {
    expected: "url-template writes a bigint",
    happens: "it leaves it out: `/users/`",
    versions: "url-template",
    ours: "writes its digits",
  },
  {
    expected: "a parser of `RateLimit` reads what its sibling writes",
    happens: "what is written after draft 8 is NaN",
    versions: "ratelimit-header-parser",
    ours: "reads all drafts as structured fields",
  },
];
