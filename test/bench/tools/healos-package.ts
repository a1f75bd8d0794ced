import { join } from "node:path";
import { packageFile, root } from "../packages.ts";
import type { Tool } from "../tool.ts";
import { healos } from "./healos.ts";

/** The same output as a package, built as its `npm run build` does. */
export const healosPackage: Tool = {
  ...healos,
  name: "healos-codegen, a package",
  args: ({ spec, out }) => [
    join(root, "dist", "cli", "main.js"),
    ...["generate", "--spec", spec, "--out", out, "--layout", "package"],
    ...["--allow-external-refs"],
  ],
  build: ({ out }) => [packageFile("typescript", "bin", "tsc"), "-p", out],
  entry: "dist/index.d.ts",
  source: (call, entry) => healos.source(call, entry.replace(".d.ts", ".js")),
};
