import { pathObject, signalMember } from "../call.ts";
import { packageFile } from "../packages.ts";
import type { Tool } from "../tool.ts";

export const heyApi: Tool = {
  name: "hey-api",
  packages: ["@hey-api/openapi-ts"],
  args: ({ spec, out }) => [
    packageFile("@hey-api", "openapi-ts", "bin", "run.js"),
    ...["--input", spec, "--output", out, "--no-log-file"],
    ...["--client", "@hey-api/client-fetch"],
    ...["--plugins", "@hey-api/client-fetch", "@hey-api/sdk", "@hey-api/typescript"],
  ],
  entry: "index.ts",
  source: (call, entry) => ({
    imports: [
      `import { ${call.name} } from "${entry}";`,
      `import { client } from "${entry.replace("index.ts", "client.gen.ts")}";`,
    ].join("\n"),
    setUp: `client.setConfig({ baseUrl });`,
    expression: `${call.name}({ ${pathObject(call)}query: { ${call.query} }${signalMember(call)} })`,
  }),
  whole: (entry) => `export * from "${entry}";`,
};
