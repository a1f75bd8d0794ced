// The licences of what is bundled: each asks to be handed on with the code.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { carved } from "./carve.js";

/** The text that goes beside the bundles, from esbuild's lists of what is in them. */
export function licences(metafiles, root) {
  const outputs = metafiles.flatMap(({ outputs }) => Object.values(outputs));
  const paths = outputs.flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput === 0 ? [] : [path],
    ),
  );
  const files = paths.map((path) =>
    path.startsWith("carved:") ? carved[path.slice("carved:".length)].file : path,
  );
  const folders = files
    .map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(resolve(root, file))?.[0])
    .filter((folder) => folder !== undefined);
  const texts = [...new Set(folders)].sort().map(licence);
  // ts-morph brings the compiler along without saying so in its own licence.
  const hasCompiler = files.some((file) =>
    /@ts-morph[\\/]common[\\/]dist[\\/]typescript\.js$/.test(file),
  );
  return [...texts, ...(hasCompiler ? [compiler(root)] : [])].join("\n");
}

function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
  if (texts.length === 0 && license !== "MIT") {
    throw new Error(
      `${name} has no text of its licence (${license}): add it, or do not bundle it.`,
    );
  }
  return `${name} ${version} (${license})\n\n${texts.join("\n\n") || mit(folder)}\n`;
}

/** Apache-2.0, 4: a copy of the licence, and a statement that files were changed. */
function compiler(root) {
  const folder = join(root, "node_modules", "typescript");
  const text = readFileSync(join(folder, "LICENSE.txt"), "utf8").trim();
  return (
    "TypeScript, as @ts-morph/common has it (Apache-2.0)\n\nCopyright (c) Microsoft Corporation.\n" +
    `This is a changed copy: it holds those functions of the compiler that are used here, and no others.\n\n${text}\n`
  );
}

/** For those that name the licence and leave out its text. */
function mit(folder) {
  const { author, name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const holder = typeof author === "string" ? author : (author?.name ?? `the authors of ${name}`);
  return `Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
}
