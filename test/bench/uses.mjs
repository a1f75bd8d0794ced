// How long `uses` takes on a program of 100,000 lines, against `tsc --noEmit` on it, in turn. The program is made of the
// files of the consumer projects, each copy with names and numbers of its own:
//   node test/bench/uses.mjs [lines] [rounds]
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const cli = join(root, "dist/cli/main.js");
const compiler = join(root, "node_modules/typescript/bin/tsc");
const [wanted = 100_000, rounds = 3] = process.argv.slice(2).map(Number);

const folder = mkdtempSync(join(tmpdir(), "uses-"));
const consumers = join(root, "test/consumers");
symlinkSync(join(consumers, "node_modules"), join(folder, "node_modules"));
const project = join(folder, "app");
mkdirSync(project);
execFileSync(process.execPath, [
  ...[cli, "generate", "--out", join(project, "src/client"), "--layout", "source"],
  ...["--with", "tanstack-query", "--with", "zod"],
]);

/** The folders that are copied, and what leads from each of their files to the client. */
const templates = [
  { from: "service/src", pattern: /"healos-client(\/[\w-]+)?"/g, leave: /main\.ts$/ },
  { from: "workspace/healos/src", pattern: /"\.\/client\/([\w-]+)\.js"/g, leave: /^client\// },
  { from: "react/src", pattern: /"(?:\.\.?\/)+healos\/([\w-]+)\.js"/g, leave: /^(healos\/|main\.tsx)/ },
];

let lines = 0;
for (let copy = 0; lines < wanted; copy += 1) {
  const { from, pattern, leave } = templates[copy % templates.length];
  for (const path of readdirSync(join(consumers, from), { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(path) || leave.test(path)) continue;
    const up = "../".repeat(path.split("/").length);
    const text = readFileSync(join(consumers, from, path), "utf8")
      .replace(pattern, (_, name) => `"${up}client/${name ? name.replace("/", "") : "index"}.js"`)
      .replace(/\b(limit|most|size): (\d+)/g, (_, name, number) => `${name}: ${Number(number) + (copy % 7)}`);
    const file = join(project, `src/part${copy}`, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
    lines += text.split("\n").length;
  }
}
const compilerOptions = {
  ...{ target: "ES2022", lib: ["ES2023", "DOM", "DOM.Iterable"], module: "ESNext" },
  ...{ moduleResolution: "bundler", jsx: "react-jsx", strict: true, skipLibCheck: true },
  ...{ types: ["node"], noEmit: true },
};
writeFileSync(join(project, "package.json"), '{ "type": "module" }');
writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));

/** Seconds of processor time of a program. */
function measured(args) {
  const begun = performance.now();
  const { status, stderr, stdout } = spawnSync("bash", ["-c", 'times >&2; "$@" > /dev/null; code=$?; times >&2; exit $code', "-", process.execPath, ...args], { encoding: "utf8", cwd: folder, maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(stdout + stderr);
  const seconds = [...stderr.matchAll(/(\d+)m([\d.]+)s/g)].slice(-2).map(([, m, s]) => Number(m) * 60 + Number(s));
  return { wall: (performance.now() - begun) / 1000, processor: seconds.reduce((a, b) => a + b, 0) };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const runs = { tsc: [], uses: [] };
for (let round = 0; round < rounds; round += 1) {
  runs.tsc.push(measured([compiler, "--noEmit", "-p", project]));
  runs.uses.push(measured([cli, "uses", "--project", project, "--format", "json"]));
}
const of = (name, key) => median(runs[name].map((each) => each[key]));
for (const key of ["wall", "processor"]) {
  const [tsc, uses] = [of("tsc", key), of("uses", key)];
  console.log(`${lines} lines, ${key}: tsc ${tsc.toFixed(1)} s, uses ${uses.toFixed(1)} s, ratio ${(uses / tsc).toFixed(2)}`);
}
rmSync(folder, { recursive: true });
