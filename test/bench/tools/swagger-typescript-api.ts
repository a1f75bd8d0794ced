import { pathArguments } from "../call.ts";
import { packageFile } from "../packages.ts";
import type { Tool } from "../tool.ts";

/** Its class groups methods by the first segment of their paths. */
export const swaggerTypescriptApi: Tool = {
  name: "swagger-typescript-api",
  packages: ["swagger-typescript-api"],
  args: ({ spec, out }) => [
    packageFile("swagger-typescript-api", "dist", "cli.mjs"),
    ...["generate", "--path", spec, "--output", out, "--name", "client.ts"],
  ],
  entry: "client.ts",
  source: (call, entry) => ({
    imports: `import { Api } from "${entry}";`,
    setUp: `const api = new Api({ baseUrl });`,
    expression: `api.${groupOf(call.path)}.${call.name}(${pathArguments(call)}{ ${call.query} })`,
  }),
  whole: (entry) => `export * from "${entry}";`,
};

function groupOf(path: string): string {
  return (path.split("/")[1] ?? "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
