import { join } from "node:path";
import { pathObject, type Call } from "../call.ts";
import { packageFile } from "../packages.ts";
import type { Tool } from "../tool.ts";

export const redocly: Tool = {
  name: "Redocly generate-client",
  packages: ["@redocly/cli"],
  args: ({ spec, out }) => [
    packageFile("@redocly", "cli", "bin", "cli.js"),
    ...["generate-client", spec, "--output", join(out, "client.ts")],
  ],
  env: () => ({ REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" }),
  entry: "client.ts",
  source: (call, entry) => ({
    imports: `import { ${nameOf(call)}, configure } from "${entry}";`,
    setUp: `configure({ serverUrl: baseUrl });`,
    expression: `${nameOf(call)}({ ${pathObject(call)}query: { ${call.query} } })`,
  }),
  whole: (entry) => `export * from "${entry}";`,
};

function nameOf({ operationId }: Call): string {
  return operationId.replace(/\W/g, "_");
}
