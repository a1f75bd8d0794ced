import { join } from "node:path";
import { pathArguments } from "../call.ts";
import { here, packageFile } from "../packages.ts";
import type { Tool } from "../tool.ts";

/** Version 4, since its plugins for types and clients have no later one. */
export const kubb: Tool = {
  name: "Kubb",
  packages: ["@kubb/cli", "@kubb/plugin-client"],
  args: () => [
    packageFile("@kubb", "cli", "bin", "kubb.cjs"),
    ...["generate", "--config", join(here, "kubb.config.mjs")],
  ],
  env: ({ spec, out }) => ({ BENCH_SPEC: spec, BENCH_OUT: out, KUBB_DISABLE_TELEMETRY: "1" }),
  entry: "index.ts",
  source: (call, entry) => ({
    imports: `import { ${call.name} } from "${entry}";`,
    setUp: "",
    expression: `${call.name}(${pathArguments(call)}{ ${call.query} }, { baseURL: baseUrl })`,
  }),
  whole: (entry) => `export * from "${entry}";`,
};
