// Builds what runs in dist/: the command line and the functions, in few files, which load several times faster than the
// hundreds that they are written in. Types are checked by `npm run types`.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences } from "./licences.js";

const root = fileURLToPath(new URL("..", import.meta.url));

// Chunks are named after their contents: those of an earlier build would stay.
rmSync(new URL("../dist/cli", import.meta.url), { recursive: true, force: true });

// Each module by itself: what runs beside the program, such as the action and the measures, imports some of them.
await build({
  absWorkingDir: root,
  entryPoints: readdirSync(join(root, "src"), { recursive: true })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("runtime"))
    .map((name) => join("src", name)),
  outbase: "src",
  outdir: "dist",
  platform: "node",
  target: "node20",
  logLevel: "warning",
});

/** Packages that load several times faster as a part of the bundle, and of which most of what they install is not used. */
const bundled =
  /^(commander|handlebars|js-yaml|json-p3|mdast-util-from-markdown|micromark|micromark-extension-gfm-table|hono)(\/|$)/;

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

// What pages of a site run.
const search = await build({
  absWorkingDir: root,
  entryPoints: ["templates/site/search.js"],
  outdir: "dist/site",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  logLevel: "warning",
  metafile: true,
});

const { settingsSchema } = await import("../dist/cli/settings-schema.js");
writeFileSync(
  new URL("../dist/settings.schema.json", import.meta.url),
  `${JSON.stringify(settingsSchema(), undefined, 2)}\n`,
);

writeFileSync(
  new URL("../dist/cli/LICENSES.txt", import.meta.url),
  licences([result.metafile, search.metafile], root),
);
