// Checks what needs no test: the layout, the linter's rules, the types, and that what is generated is up to date. Two at
// a time, the longest first; what each one says is told when it has ended.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Each is a row of commands, of which the next runs where the one before went well. */
const checks = [
  ["tsc -p tsconfig.json"],
  ["oxlint ."],
  ["prettier --check ."],
  [
    "npm run --silent build",
    "node dist/cli/main.js lint",
    "node dist/cli/main.js generate --check",
  ],
];

const failed = [];
const rest = checks.values();
await Promise.all([work(), work()]);
if (failed.length > 0) console.error(`Failed: ${failed.join(", ")}`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function work() {
  for (const commands of rest) {
    for (const command of commands) {
      const { code, said } = await run(command);
      console.log(`> ${command}\n${said}`);
      if (code === 0) continue;
      failed.push(command);
      break;
    }
  }
}

function run(command) {
  return new Promise((done) => {
    const child = spawn(command, { cwd: root, shell: true, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    child.on("close", (code) => done({ code, said }));
  });
}
