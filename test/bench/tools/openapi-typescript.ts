import { join } from "node:path";
import { pathObject, signalMember } from "../call.ts";
import { packageFile } from "../packages.ts";
import type { Tool } from "../tool.ts";

export const openapiTypescript: Tool = {
  name: "openapi-typescript + openapi-fetch",
  packages: ["openapi-typescript", "openapi-fetch"],
  args: ({ spec, out }) => [
    packageFile("openapi-typescript", "bin", "cli.js"),
    ...[spec, "--output", join(out, "schema.ts")],
  ],
  entry: "schema.ts",
  isTypesOnly: true,
  source: (call, entry) => ({
    imports: [
      `import createClient from "openapi-fetch";`,
      `import type { paths } from "${entry}";`,
    ].join("\n"),
    setUp: `const client = createClient<paths>({ baseUrl });`,
    expression:
      `client.GET(${JSON.stringify(call.path)}, ` +
      `{ params: { ${pathObject(call)}query: { ${call.query} } }${signalMember(call)} })`,
  }),
  whole: (entry) =>
    `export { default } from "openapi-fetch";\nexport type { paths } from "${entry}";`,
};
