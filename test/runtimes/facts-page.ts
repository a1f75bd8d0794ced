import { libraryFacts } from "./libraries.js";

/** What one runtime does, by the keys of the facts. */
export type Measured = Readonly<Record<string, string>>;

interface Fact {
  /** What one expects. */
  expected: string;
  /** What the client does about it, whatever the runtime. */
  client: string;
}

/** The facts, in the order of the page. */
export const facts: Readonly<Record<string, Fact>> = {
  file: {
    expected: "a file on disk among the parts of a Blob is there",
    client: "compares the size of the whole with that of its parts, and sends the parts in turn",
  },
  own: {
    expected: "a method of one's own, `LISTEN`, is sent as it is",
    client: "refuses a method that the runtime writes otherwise: `invalid`, nothing is sent",
  },
  delete: { expected: "`Delete` is sent as `DELETE`", client: "sends capitals" },
  patch: { expected: "`patch` is sent as `PATCH`", client: "sends capitals" },
  query: { expected: "`QUERY` is sent", client: "refuses it where it is not" },
  queryInLowerCase: { expected: "`query` is sent as it is", client: "sends capitals" },
  unnamed: {
    expected: "a Blob without a name is called `blob` in a form, and keeps its type",
    client: "writes forms itself, and gives each file a name and its type",
  },
  textual: {
    expected: "a Blob of text keeps its type in a form",
    client: "writes forms itself, with the type as it was given",
  },
  redirect: {
    expected: 'a redirect that is not followed has the type "basic"',
    client: "goes by the status alone",
  },
  refused: {
    expected: "a refused connection says `ECONNREFUSED`",
    client: "looks for a code along the chain of causes",
  },
  abortedWithText: {
    expected: "a text given to `abort()` comes back",
    client: "tells the signal's own reason",
  },
  abortedWithError: {
    expected: "an error given to `abort()` comes back",
    client: "tells the signal's own reason",
  },
  shortLength: {
    expected: "a Content-Length that is too small is an error",
    client: "refuses it as a header of the caller's: `invalid`",
  },
  host: {
    expected: "a `host` header is sent",
    client: "refuses it as a header of the caller's: `invalid`",
  },
  emptyJson: {
    expected: "an empty body is no JSON",
    client: "reads text, never `json()`: `decode`",
  },
  credentials: { expected: "`credentials` is taken", client: "passes `fetchOptions` on" },
  userInUrl: {
    expected: "a user in a URL is refused, or at least leaves an own Authorization alone",
    client: "refuses a user in `baseUrl`",
  },
  groups: {
    expected: "groups of a URLPattern come in the order of the pattern: z, a, m",
    client: "uses none",
  },
};

/** `docs/runtimes.md`. */
export function factsPage(measured: ReadonlyMap<string, Measured>): string {
  const names = [...measured.keys()];
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  const libraries = libraryFacts.map(
    ({ expected, happens, versions, ours }) =>
      `| ${[expected, happens, versions, ours].join(" | ")} |`,
  );
  const rows = Object.entries(facts).map(([key, { expected, client }]) => {
    const cells = names.map((name) => cell(measured.get(name)?.[key] ?? ""));
    return `| ${[expected, ...cells, client].join(" | ")} |`;
  });
  return `# What runtimes really do

The same program in every runtime, to a server on loopback: where good guesses about \`fetch\` fail, and what the client
makes of it, so that a call comes to the same in all of them. Written by
\`UPDATE_RUNTIMES=1 npx vitest run test/runtimes/facts.test.ts\`; a test holds this page against what was measured.

| what one expects | ${names.join(" | ")} | the client |
| ${["", ...names, ""].map(() => "---").join(" | ")} |
${rows.join("\n")}

\`throws\` names the error that \`fetch\` rejects with. A page in a browser is left out: it cannot set most of these.

## What libraries really do

| what one expects | what happens | versions | we |
| --- | --- | --- | --- |
${libraries.join("\n")}
`;
}
