// Builds what runs in dist/: the command line and the functions, in few files, which load several times faster than the
// hundreds that they are written in. Types are checked by `npm run types`.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { build as bundle } from "rolldown";
import { packAssets } from "./assets.js";
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

const isBundled = (id, importer = "") =>
  /^[./]/.test(id) || bundled.test(id) || /[\\/]node_modules[\\/]/.test(importer);

/** Commands that are programs of their own are not used, and take long to load. */
const commandsOfOurOwn = {
  name: "commands-of-our-own",
  load: {
    filter: { id: /[\\/]commander[\\/]lib[\\/]command\.js$/ },
    handler(path) {
      const asked = /^const childProcess = require\(.*\);$/m;
      const text = readFileSync(path, "utf8");
      if (!asked.test(text)) throw new Error(`${path} is not written as it was.`);
      return text.replace(asked, "const childProcess = undefined;");
    },
  },
};

/**
 * Node's own modules by `getBuiltinModule`: an `import` makes a list of all that they export, for which Node loads its
 * streams and more.
 */
const builtinModules = {
  name: "builtin-modules",
  renderChunk: (code) =>
    code.replace(
      /^import \{([^}]*)\} from ("node:[^"]+");$/gm,
      (_, names, module) =>
        `const {${names.replaceAll(" as ", ": ")}} = process.getBuiltinModule(${module});`,
    ),
};

/**
 * What every run of `generate` loads stands in one file: each file more takes a millisecond to load, and splitting by
 * what commands share makes some eighty.
 */
const generating = ["cli/run", "generate", "print/code", "print/types"].map((name) =>
  join(root, "src", `${name}.ts`),
);
let generatingAll;
function isForGenerate(id, modules) {
  if (generatingAll === undefined) {
    generatingAll = new Set(generating);
    for (const each of generatingAll) {
      for (const imported of modules.getModuleInfo(each)?.importedIds ?? [])
        generatingAll.add(imported);
    }
  }
  return generatingAll.has(id);
}

const { output } = await bundle({
  cwd: root,
  input: ["src/cli/main.ts", "src/index.ts", "src/emulator.ts"],
  platform: "node",
  external: (id, importer) => !isBundled(id, importer),
  plugins: [commandsOfOurOwn, builtinModules],
  // Some modules are loaded at once by one command and later by another.
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: "dist/cli",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunk-[hash].js",
    hashCharacters: "hex",
    codeSplitting: {
      groups: [
        {
          debugName: "generate",
          name: (id, modules) => (isForGenerate(id, modules) ? "generate" : null),
        },
      ],
    },
  },
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

const files = [
  ...output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : [])),
  ...Object.keys(search.metafile.inputs).map((path) => join(root, path)),
];
writeFileSync(new URL("../dist/cli/LICENSES.txt", import.meta.url), licences(files));

await packAssets(root);
