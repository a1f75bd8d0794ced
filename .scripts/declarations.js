// Writes the declarations in dist/, for those who import the package. It takes several times as long as the build.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

execFileSync("npx", ["tsc", "-p", "src/tsconfig.json", "--noCheck", "--emitDeclarationOnly"], {
  cwd: fileURLToPath(new URL("..", import.meta.url)),
  stdio: "inherit",
});

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
