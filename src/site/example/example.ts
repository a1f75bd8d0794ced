import type { Api, Operation } from "../../model/api.js";
import { environmentVariable, secretOptions } from "../../emit/files/client-secrets.js";
import { spellObject, stringLiteral } from "../../emit/literal.js";
import type { Sampling } from "../../values/sample.js";
import { requestLiteral, type KnownIds } from "./request-literal.js";

/** A program that calls one operation, in the parts that it is run by. */
export interface Example {
  /** What it imports of the client. */
  imports: readonly string[];
  /** What stands below that: statements. */
  statements: string;
}

/** The shortest program that calls an operation, and says what came of it. */
export function exampleOf(
  operation: Operation,
  { api, ids, sampling }: { api: Api; ids: KnownIds; sampling: Sampling },
): Example {
  const request = requestLiteral(operation, ids, sampling);
  const given = request === undefined ? "client" : `client, ${request}`;
  return {
    imports: ["createClient", operation.name, "unwrap"],
    statements: `const client = createClient(${optionsOf(api)});

const data = await unwrap(${operation.name}(${given}));
console.log(data);
`,
  };
}

/** The program as somebody writes it. */
export function programOf({ imports, statements }: Example, packageName: string): string {
  return `import { ${imports.join(", ")} } from ${stringLiteral(packageName)};\n\n${statements}`;
}

/** The secrets, from the environment, and where the API is where the document does not say it. */
function optionsOf(api: Api): string {
  const members = [...secretOptions(api).keys()].map((option): [string, string] => [
    option,
    `process.env.${environmentVariable(option)}`,
  ]);
  const isKnown = /^https?:/.test(api.servers[0]?.url ?? "");
  if (!isKnown) members.push(["baseUrl", stringLiteral("https://api.example.com")]);
  return members.length === 0 ? "" : spellObject(members);
}
