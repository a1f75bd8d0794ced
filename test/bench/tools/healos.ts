import { join } from "node:path";
import { pathMembers } from "../call.ts";
import { root } from "../packages.ts";
import type { Tool } from "../tool.ts";

export const healos: Tool = {
  name: "healos-codegen",
  packages: [],
  args: ({ spec, out }) => [
    join(root, "dist", "cli", "main.js"),
    ...["generate", "--spec", spec, "--out", out, "--layout", "source"],
    ...["--allow-external-refs"],
  ],
  entry: "index.ts",
  source: (call, entry) => ({
    imports: `import { createClient, ${call.name} } from "${entry}";`,
    setUp: `const client = createClient({ baseUrl });`,
    expression: `${call.name}(client, { ${pathMembers(call)}${call.query} })`,
  }),
  whole: (entry) => `export * from "${entry}";`,
};
