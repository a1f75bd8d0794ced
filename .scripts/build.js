// Builds dist/: declarations for those who import the package, and what runs, the command line and the functions, in few
// files, which load several times faster than the two hundred that they are written in.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import { licences } from "./licences.js";

const root = fileURLToPath(new URL("..", import.meta.url));

// Chunks are named after their contents: those of an earlier build would stay.
rmSync(new URL("../dist/cli", import.meta.url), { recursive: true, force: true });

// Types are checked by `npm run types`.
execFileSync("npx", ["tsc", "-p", "src/tsconfig.json", "--noCheck"], {
  cwd: root,
  stdio: "inherit",
});

/** Packages that load several times faster as a part of the bundle, and of which most of what they install is not used. */
const bundled =
  /^(commander|handlebars|js-yaml|json-p3|mdast-util-from-markdown|hono|@hono\/node-server)(\/|$)/;

const bundling = {
  name: "bundling",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
      const isBundled = bundled.test(path) || /[\\/]node_modules[\\/]/.test(importer);
      return isBundled ? undefined : { path, external: true };
    });
    // Commands that are programs of their own are not used, and take long to load.
    onLoad({ filter: /[\\/]commander[\\/]lib[\\/]command\.js$/ }, ({ path }) => {
      const asked = /^const childProcess = require\(.*\);$/m;
      const text = readFileSync(path, "utf8");
      if (!asked.test(text)) throw new Error(`${path} is not written as it was.`);
      return { contents: text.replace(asked, "const childProcess = undefined;") };
    });
  },
};

const result = await build({
  absWorkingDir: root,
  entryPoints: ["src/cli/main.ts", "src/index.ts", "src/emulator.ts"],
  entryNames: "[name]",
  outdir: "dist/cli",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  chunkNames: "chunk-[hash]",
  allowOverwrite: true,
  logLevel: "warning",
  metafile: true,
  // What is bundled of CommonJS asks for Node's own modules.
  banner: {
    js: 'import { createRequire as healosCreateRequire } from "node:module"; const require = healosCreateRequire(import.meta.url);',
  },
  plugins: [bundling],
});

const { settingsSchema } = await import("../dist/cli/settings-schema.js");
writeFileSync(
  new URL("../dist/settings.schema.json", import.meta.url),
  `${JSON.stringify(settingsSchema(), undefined, 2)}\n`,
);

writeFileSync(
  new URL("../dist/cli/LICENSES.txt", import.meta.url),
  licences([result.metafile], root),
);

// The package has the declarations that those of its functions lead to, and no others: they name what is not installed.
const declarations = new Set(
  ["index", "emulator"].map((name) =>
    fileURLToPath(new URL(`../dist/${name}.d.ts`, import.meta.url)),
  ),
);
for (const path of declarations) {
  for (const { fileName } of ts.preProcessFile(readFileSync(path, "utf8")).importedFiles) {
    if (fileName.startsWith("."))
      declarations.add(resolve(dirname(path), fileName.replace(/\.js$/, ".d.ts")));
  }
}
const dist = fileURLToPath(new URL("../dist", import.meta.url));
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (path.endsWith(".d.ts") && !declarations.has(path)) rmSync(path);
}
