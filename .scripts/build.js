// Builds dist/: modules and declarations for those who import the package, and the command line in few files, which
// load several times faster than the two hundred that it is written in.
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { carved, carvedText, leanText } from "./carve.js";
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
const bundled =
  /^(code-block-writer|commander|handlebars|js-yaml|mdast-util-from-markdown|openapi-typescript\/.*)$/;

/**
 * openapi-typescript is taken apart and bundled: all that is used of it is the part that spells schemas. It and ours
 * then work with what is carved out of ts-morph and the compiler that ts-morph brings along, so that a run loads one
 * compiler and not two, and of that one only what it uses.
 */
const oneCompiler = {
  name: "one-compiler",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^typescript$/ }, ({ importer }) =>
      /[\\/](openapi-typescript|print)[\\/]/.test(importer)
        ? { path: "./typescript", namespace: "carved" }
        : { path: "typescript", external: true },
    );
    onResolve({ filter: /^(ts-morph|@ts-morph\/common|\.\/typescript)$/ }, ({ path }) => ({
      path,
      namespace: "carved",
    }));
    onResolve({ filter: /^\.\/utils$/ }, ({ path, importer }) =>
      /[\\/]openapi-core[\\/]lib[\\/]ref-utils\.js$/.test(importer)
        ? { path, namespace: "carved" }
        : undefined,
    );
    onLoad({ filter: /./, namespace: "carved" }, ({ path }) => ({
      contents: carvedText(path),
      resolveDir: dirname(carved[path].file),
    }));
    // A namespace can be taken apart; a default export is one object.
    onLoad(
      {
        filter:
          /[\\/](commander[\\/]lib|openapi-typescript[\\/]dist|src[\\/]print)[\\/].*\.m?[jt]s$/,
      },
      ({ path }) => ({
        contents: leanText(path).replace("import ts from", "import * as ts from"),
        loader: path.endsWith(".ts") ? "ts" : "js",
      }),
    );
    onResolve({ filter: /^[^./]/ }, ({ path, importer, namespace }) => {
      const isBundled = bundled.test(path) || /[\\/]node_modules[\\/]/.test(importer);
      return isBundled ? undefined : { path, external: true, sideEffects: namespace !== "carved" };
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
  // Carved out of a whole, some functions ask for what is not there; nothing leads to them.
  logOverride: { "import-is-undefined": "silent" },
  // What is bundled of CommonJS asks for Node's own modules.
  banner: {
    js: 'import { createRequire as healosCreateRequire } from "node:module"; const require = healosCreateRequire(import.meta.url);',
  },
  plugins: [oneCompiler],
});

/** Those who import the package get the parser of Markdown in one file, and not the thirty packages of it. */
const markdown = await build({
  absWorkingDir: root,
  entryPoints: ["src/text/markdown/parse-markdown.ts"],
  outfile: "dist/text/markdown/parse-markdown.js",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  allowOverwrite: true,
  logLevel: "warning",
  metafile: true,
});

writeFileSync(
  new URL("../dist/cli/LICENSES.txt", import.meta.url),
  licences([result.metafile, markdown.metafile], root),
);
