import type { Report, Step } from "./diff.js";
import { report as sumUp } from "./diff.js";

/**
 * Whether the version of a document takes the step that its changes ask for (Semantic Versioning 2.0.0; below 1.0.0 a minor
 * step may break, and whatever else changes is a patch: 4). Accepted changes ask for none.
 *
 * @returns what is wrong, as a sentence; undefined where nothing is
 */
export function missingStep({ findings, documents }: Report): string | undefined {
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const { semver: asked } = sumUp(open, documents).verdict;
  const { base, head } = documents;
  if (asked === "none") return undefined;
  const [before, after] = [numbersOf(base.version), numbersOf(head.version)];
  const went =
    base.version === head.version
      ? `The version stays ${spelled(head.version)}`
      : `The version went from ${spelled(base.version)} to ${spelled(head.version)}`;
  const needs = `and the changes ask for a ${asked} step`;
  if (before === undefined || after === undefined)
    return `${went}, of which no step can be told, ${needs}`;
  return takes(before, after, asked) ? undefined : `${went}, ${needs}`;
}

type Numbers = readonly [major: number, minor: number, patch: number];

function takes(before: Numbers, after: Numbers, step: Exclude<Step, "none">): boolean {
  const [major, minor, patch] = before;
  const isEarly = major === 0 && after[0] === 0;
  const isMajor = after[0] > major;
  const isMinor = isMajor || (after[0] === major && after[1] > minor);
  const isPatch = isMinor || (after[0] === major && after[1] === minor && after[2] > patch);
  switch (step) {
    case "major":
      return isEarly ? isMinor : isMajor;
    case "minor":
      return isEarly ? isPatch : isMinor;
    case "patch":
      return isPatch;
    default:
      return step satisfies never;
  }
}

function numbersOf(version: string): Numbers | undefined {
  const found = /^v?(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?(?:[-+][\w.+-]*)?$/.exec(version);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)] : undefined;
}

function spelled(version: string): string {
  return JSON.stringify(version);
}
