import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { buildClient } from "./built-client.js";
import { root } from "./program.js";
import { tempFolder } from "./temp-folder.js";
import { tree } from "./tree.js";

/** A project that has the generated client in `node_modules`, its sources and what they compile to. */
export function packageFolder(): string {
  const folder = tempFolder();
  const client = join(folder, "node_modules", "healos-client");
  mkdirSync(join(client, "dist"), { recursive: true });
  cpSync(join(root, "generated", "src"), join(client, "src"), { recursive: true });
  buildClient(join(client, "dist"));
  symlinkSync(join(root, "node_modules", "@types"), join(folder, "node_modules", "@types"));
  const entry = (name: string): object => ({
    types: `./src/${name}.ts`,
    default: `./dist/${name}.js`,
  });
  const exports = {
    ".": entry("index"),
    "./bind-client": entry("bind-client"),
    "./observe": entry("observe"),
    "./testing": entry("testing"),
  };
  writeFileSync(join(client, "package.json"), JSON.stringify({ type: "module", exports }));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  expect(Object.keys(tree(client)).length).toBeGreaterThan(10);
  return folder;
}
