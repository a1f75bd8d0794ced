// Builds dist/: modules and declarations for those who import the package, and the command line in few files, which
// load several times faster than the two hundred that it is written in.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

// Chunks are named after their contents: those of an earlier build would stay.
rmSync(new URL("../dist/cli", import.meta.url), { recursive: true, force: true });

// Types are checked by `npm run types`.
execFileSync("npx", ["tsc", "-p", "src/tsconfig.json", "--noCheck"], {
  cwd: root,
  stdio: "inherit",
});

/**
 * openapi-typescript is taken apart and bundled: all that is used of it is the part that spells schemas. It and ours
 * then work with the compiler that ts-morph brings along, so that a run loads one compiler and not two.
 */
const oneCompiler = {
  name: "one-compiler",
  setup({ onResolve }) {
    onResolve({ filter: /^typescript$/ }, ({ importer }) =>
      /[\\/](openapi-typescript|print)[\\/]/.test(importer)
        ? { path: fileURLToPath(new URL("typescript.js", import.meta.url)) }
        : { path: "typescript", external: true },
    );
    // Node looks through what is imported of CommonJS for its names, which takes long for a compiler.
    onResolve({ filter: /^ts-morph$/ }, () => ({
      path: fileURLToPath(new URL("ts-morph.js", import.meta.url)),
    }));
    onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
      const bundled = /^openapi-typescript\//.test(path) || /[\\/]node_modules[\\/]/.test(importer);
      return bundled ? undefined : { path, external: true };
    });
  },
};

await build({
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
  // What is bundled of CommonJS asks for Node's own modules.
  banner: {
    js: 'import { createRequire as healosCreateRequire } from "node:module"; const require = healosCreateRequire(import.meta.url);',
  },
  plugins: [oneCompiler],
});
