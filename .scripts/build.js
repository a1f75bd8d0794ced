// Builds dist/: modules and declarations for those who import the package, and the command line in few files, which
// load several times faster than the two hundred that it is written in.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences } from "./licences.js";

const root = fileURLToPath(new URL("..", import.meta.url));

// Chunks are named after their contents: those of an earlier build would stay.
rmSync(new URL("../dist/cli", import.meta.url), { recursive: true, force: true });

// Types are checked by `npm run types`.
execFileSync("npx", ["tsc", "-p", "src/tsconfig.json", "--noCheck"], {
  cwd: root,
  stdio: "inherit",
});

/** Packages that load several times faster as a part of the bundle. */
const bundled = /^(commander|handlebars|js-yaml|json-p3|mdast-util-from-markdown)$/;

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
  entryPoints: ["src/cli/main.ts"],
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

/** Those who import the package get what these run as a part of them, and not the packages. */
const whole = ["read/overlay/json-path", "text/markdown/parse-markdown"];
const wholes = await build({
  absWorkingDir: root,
  entryPoints: whole.map((file) => `src/${file}.ts`),
  outbase: "src",
  outdir: "dist",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  allowOverwrite: true,
  logLevel: "warning",
  metafile: true,
});

const { settingsSchema } = await import("../dist/cli/settings-schema.js");
writeFileSync(
  new URL("../dist/settings.schema.json", import.meta.url),
  `${JSON.stringify(settingsSchema(), undefined, 2)}\n`,
);

// Its declaration names the types of a package that is not installed with ours, and none of our declarations needs it.
rmSync(new URL("../dist/text/markdown/parse-markdown.d.ts", import.meta.url));

writeFileSync(
  new URL("../dist/cli/LICENSES.txt", import.meta.url),
  licences([result.metafile, wholes.metafile], root),
);
