import type { Api, Operation } from "../../model/api.js";
import { environmentVariable, secretOptions } from "../../emit/files/client-secrets.js";
import { spellObject, stringLiteral } from "../../emit/literal.js";

/** A program that calls one operation, in the parts that it is run by. */
export interface Example {
  /** What it imports of the client. */
  imports: readonly string[];
  /** What it imports of other files of the client, by their names. */
  beside?: Readonly<Record<string, readonly string[]>>;
  /** What it imports of other packages. */
  packages?: Readonly<Record<string, readonly string[]>>;
  /** What stands below that: statements. */
  statements: string;
}

/**
 * The shortest program that calls an operation, and says what came of it.
 *
 * @param request its literal; undefined where there is none
 */
export function exampleOf(operation: Operation, api: Api, request: string | undefined): Example {
  return unwrapped(operation, clientOptions(api), request);
}

/** The same with a client of some options, which are spelled already. */
export function unwrapped(
  { name }: Operation,
  options: string,
  request: string | undefined,
): Example {
  return {
    imports: ["createClient", name, "unwrap"],
    statements: `const client = createClient(${options});

const data = await unwrap(${name}(${given(request)}));
console.log(data);
`,
  };
}

/** What a call is given. */
export function given(request: string | undefined): string {
  return request === undefined ? "client" : `client, ${request}`;
}

/**
 * The program as somebody writes it.
 *
 * @param fileName how another file of the client is imported
 */
export function programOf(
  { imports, beside = {}, packages = {}, statements }: Example,
  packageName: string,
  fileName: (name: string) => string = (name) => `${packageName}/${name}`,
): string {
  const own = Object.entries(beside).map(([name, names]) => [fileName(name), names] as const);
  const all = [...Object.entries(packages), [packageName, imports] as const, ...own];
  const lines = all.map(
    ([from, names]) => `import { ${names.join(", ")} } from ${stringLiteral(from)};\n`,
  );
  return `${lines.join("")}\n${statements}`;
}

/** The secrets, from the environment, and where the API is where the document does not say it. */
export function clientOptions(api: Api, more: readonly [string, string][] = []): string {
  const members = [...secretOptions(api).keys()].map((option): [string, string] => [
    option,
    `process.env.${environmentVariable(option)}`,
  ]);
  const isKnown = /^https?:/.test(api.servers[0]?.url ?? "");
  if (!isKnown) members.push(["baseUrl", stringLiteral("https://api.example.com")]);
  members.push(...more);
  return members.length === 0 ? "" : spellObject(members);
}
