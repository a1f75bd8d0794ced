import { diff, emulate, generate, lint } from "healos-codegen";
import type { LintReport } from "healos-codegen";
import { createEmulator } from "healos-codegen/emulator";

const linted: LintReport = await lint();
const generated = await generate({ out: "generated", dryRun: true });
const compared = await diff({ base: process.argv[2] ?? "", head: process.argv[2] ?? "" });
const emulator = await emulate({ seed: 1 });
console.log(
  JSON.stringify({
    errors: linted.errors,
    operations: generated.operations,
    step: compared.verdict.semver,
    basePath: emulator.basePath,
    same: emulate === createEmulator,
  }),
);
