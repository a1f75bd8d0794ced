import { join } from "node:path";
import { pathArguments } from "../call.ts";
import { packageFile } from "../packages.ts";
import type { Tool } from "../tool.ts";

/** Its functions call the global `fetch` with an URL that is fixed when they are generated. */
export const orval: Tool = {
  name: "Orval (fetch)",
  packages: ["orval"],
  args: ({ spec, out }) => [
    packageFile("orval", "dist", "bin", "orval.mjs"),
    ...["--input", spec, "--output", join(out, "client.ts"), "--client", "fetch"],
  ],
  entry: "client.ts",
  source: (call, entry) => ({
    imports: `import { ${call.name} } from "${entry}";`,
    setUp: "",
    expression: `${call.name}(${pathArguments(call)}{ ${call.query} })`,
  }),
  whole: (entry) => `export * from "${entry}";`,
};
