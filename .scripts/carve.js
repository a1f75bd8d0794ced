// Takes out of ts-morph and its compiler what the command line uses of them: a fifteenth, which
// loads in a tenth of the time.
//
// Both are single files of CommonJS, of which a bundler has to keep everything. Written as modules of names that stand
// side by side, it can leave out what nothing leads to. The versions are pinned in package.json; where a file is not
// built as it was, the build ends here.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const morph = require.resolve("ts-morph");
const common = createRequire(morph).resolve("@ts-morph/common");

const redocly = createRequire(require.resolve("openapi-typescript")).resolve(
  "@redocly/openapi-core/lib/utils.js",
);

/** The files that are carved, by the name that they are imported by. */
export const carved = {
  "ts-morph": { file: morph, carve: carveMorph },
  "@ts-morph/common": { file: common, carve: carveCommon },
  "./typescript": { file: join(dirname(common), "typescript.js"), carve: carveCompiler },
  "./utils": { file: redocly, carve: carveRedocly },
};

/** The text of a carved file, as a module. */
export function carvedText(name) {
  const { file, carve } = carved[name];
  return droppable(carve(readFileSync(file, "utf8")));
}

/** Says of what is made at the top of a module that making it does nothing else, so that it can be left out. */
function droppable(text) {
  const pure = "/* @__PURE__ */ ";
  return text
    .replace(
      /^var (\w+);\n\(\((\w+)\) => \{\n([^]*?)^\}\)\(\1 \|\| \(\1 = \{\}\)\);/gm,
      (_, name, inner, body) => {
        return `var ${name} = ${pure}((${inner}) => {\n${body}return ${inner};\n})({});`;
      },
    )
    .replace(
      /^((?:var|const) \w+ = )((?:\/\* @__PURE__ \*\/ )?(?:new )?\w+\([[{]?\n(?:(?:\s[^\n]*)?\n)*?[\]}]?\));$/gm,
      `$1${pure}(() => $2)();`,
    )
    .replace(/^((?:var|let|const) \w+ = )(?=[\w.]+\(|\(\(?|new )/gm, `$1${pure}`)
    .replace(
      /^((?:var|const) \w+ = )([[{]\n(?:(?:\s[^\n]*)?\n)*?[\]}]);$/gm,
      `$1${pure}(() => ($2))();`,
    )
    .replace(/: (?=diag\()/g, `: ${pure}`)
    .replace(/^((?:var|const) \w+ = )(\w+(?:\.\w+)+);$/gm, `$1${pure}(() => $2)();`);
}

/** The compiler without what edits and watches; its names, which are getters of one object, become exports. */
function carveCompiler(text) {
  const names = /^__export\(typescript_exports, \{\n([^]*?)^\}\);\n/m;
  const exported = found(names, text)[1]
    .trim()
    .split(/,?\n/)
    .map((line) => found(/^\s*(\w+): \(\) => (\w+)$/, line))
    .map(([, as, name]) => `${name} as ${as}`);
  const body = between(text, "((module) => {\n", "// src/jsTyping/");
  const isThere = (pair) =>
    new RegExp(`^(?:var|let|const|class|function) ${pair.split(" ")[0]}\\b`, "m").test(body);
  return [
    // The licence asks for its notice to stay.
    between(text, "", "*/") + "*/",
    "const __namespace = (all) => { const target = {}; __export(target, all); return target; };",
    // Its messages: nobody is shown what a parser or a checker would say.
    replaced(/^var Diagnostics = \{\n[^]*?^\};$/m, "var Diagnostics = {};", body)
      .replace(names, "")
      .replace(/^module\.exports = .*$/m, "")
      // Its way to the disk: as in a browser, there is none.
      .replace(/^var sys = \(\(\) => \{\n[^]*?^\}\)\(\);$/m, "var sys;")
      .replace(/^var (\w+) = \{\};\n__export\(\1, \{/gm, "var $1 = /* @__PURE__ */ __namespace({"),
    `export { ${exported.filter(isThere).join(", ")} };`,
  ].join("\n");
}

/** What ts-morph shares between its parts. */
function carveCommon(text) {
  const body = between(
    text,
    "'use strict';\n",
    'Object.defineProperty(exports, "DiagnosticCategory"',
  );
  const enums = [...text.matchAll(/^Object\.defineProperty\(exports, "(\w+)"/gm)].map(
    ([, name]) => name,
  );
  const names = [...text.matchAll(/^exports\.(\w+) = \1;$/gm)].map(([, name]) => name);
  return [
    'import * as ts from "./typescript";',
    `export { ${enums.join(", ")} } from "./typescript";`,
    withImports(body)
      .replace(/^import \* as ts from.*$/m, "")
      .replace(/^var ts__namespace = .*$/m, "")
      .replaceAll("ts__namespace", "ts"),
    "const { errors } = exports;",
    `export { ts, errors, ${names.join(", ")} };`,
  ].join("\n");
}

/** What prints structures; what wraps the compiler's nodes stands before it in part, and comes after it. */
function carveMorph(text) {
  const whole = between(text, "'use strict';\n", "const createBase$F = ");
  const printing = replaced(/^class TextRange [^]*?(?=^class Printer )/m, "", whole);
  // For every type it makes a writer, writes the text and asks for it; of a single line it is the same text.
  const body = replaced(
    /^ {4}getText\(writer, (\w+)\) \{\n/m,
    '$&if (typeof $1 === "string" && !$1.includes("\\n")) return $1;\n',
    printing,
  );
  return [
    'import * as ts from "./typescript";',
    withImports(body).replaceAll("common.ts.", "ts."),
    "const { StructureKind, VariableDeclarationKind } = exports;",
    "export { printStructure, StructureKind, VariableDeclarationKind };",
  ].join("\n");
}

/** What is left out of single files of other packages: nothing here leads to it, and it takes long to load. */
const leftOut = [
  // Parses declarations of openapi-typescript's own, which our schemas never ask for.
  {
    file: /[\\/]openapi-typescript[\\/]dist[\\/]lib[\\/]ts\.mjs$/,
    part: /^function stringToAST\([^]*?^\}/m,
    instead: 'function stringToAST() { throw new Error("No parser here"); }',
  },
  // Colours of messages that are not shown.
  {
    file: /[\\/]openapi-typescript[\\/]dist[\\/]lib[\\/]utils\.mjs$/,
    part: /^import supportsColor from .*$/m,
    instead: "const supportsColor = {};",
  },
  // Commands that are programs of their own.
  {
    file: /[\\/]commander[\\/]lib[\\/]command\.js$/,
    part: /^const childProcess = require\(.*\);$/m,
    instead: "const childProcess = undefined;",
  },
];

/** The text of a file without what is left out of it. */
export function leanText(path) {
  return leftOut
    .filter(({ file }) => file.test(path))
    .reduce((text, { part, instead }) => replaced(part, instead, text), readFileSync(path, "utf8"));
}

/** The two functions that taking a reference apart needs; the file loads clients of HTTP beside them. */
function carveRedocly(text) {
  const functions = ["isPlainObject", "isTruthy"].map(
    (name) => `export ${found(new RegExp(`^function ${name}\\([^]*?^\\}`, "m"), text)[0]}`,
  );
  return functions.join("\n");
}

/** A body with imports in place of `require`, and an object for what it keeps among its exports. */
function withImports(body) {
  const asked = /^var (\S+) = require\('([^']+)'\);$/gm;
  return `const exports = {};\n${body.replace(asked, 'import * as $1 from "$2";')}`;
}

function between(text, start, end) {
  return found(new RegExp(`${escaped(start)}([^]*?)${escaped(end)}`), text)[1];
}

function escaped(text) {
  return text.replace(/[()[\]{}.*+?^$|\\]/g, "\\$&");
}

function replaced(pattern, by, text) {
  found(pattern, text);
  return text.replace(pattern, by);
}

function found(pattern, text) {
  const match = pattern.exec(text);
  if (match === null)
    throw new Error(`ts-morph or its compiler is not built as it was: ${pattern}`);
  return match;
}
