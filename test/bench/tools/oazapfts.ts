import { join } from "node:path";
import { pathArguments } from "../call.ts";
import { packageFile } from "../packages.ts";
import type { Tool } from "../tool.ts";

export const oazapfts: Tool = {
  name: "oazapfts",
  packages: ["oazapfts", "@oazapfts/runtime"],
  args: ({ spec, out }) => [
    packageFile("oazapfts", "dist", "cli.js"),
    spec,
    join(out, "client.ts"),
  ],
  entry: "client.ts",
  source: (call, entry) => ({
    imports: `import { ${call.name}, defaults } from "${entry}";`,
    setUp: `defaults.baseUrl = baseUrl;`,
    expression: `${call.name}(${pathArguments(call)}{ ${call.query} })`,
  }),
  whole: (entry) => `export * from "${entry}";`,
};
