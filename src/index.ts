/**
 * The four things that the program does, as functions. They take the options of the commands of the same names, print
 * nothing, and throw a `ReadError` or a `WriteError` where a command would end with exit code 2.
 */
export { generate, type GenerateOptions, type GenerateReport, type Stage } from "./generate.js";
export {
  diff,
  type DiffOptions,
  type DiffReport,
  type Finding,
  type Proof,
  type Spot,
  type Step,
  type Types,
  type Verdict,
  type Wire,
  type Witness,
} from "./diff.js";
export { lint, type LintOptions } from "./lint/lint.js";
export type { LintFinding, LintReport, Severity } from "./lint/finding.js";
export {
  createEmulator as emulate,
  type Behaviour,
  type Emulator,
  type EmulatorOptions,
  type FaultRule,
  type Key,
} from "./emulator.js";
export type { Companion, CompanionTools, Statement } from "./companions/companion.js";
export type { Output } from "./emit/output.js";
export type { Api } from "./model/api.js";
export type { LocatedProblem } from "./read/document.js";
export { ReadError } from "./read/problem.js";
export { WriteError, type WriteProblem } from "./write/write-error.js";
