import { isObject } from "../json/is-object.js";
import type { Json } from "../json/json.js";
import { readDataFile, type DataFile } from "../read/data-file.js";
import { ReadError } from "../read/problem.js";
import type { LintFinding } from "./finding.js";

/**
 * The findings that an earlier report in JSON does not have. A finding is the same while its rule, its place in the
 * document and its message are: lines may move.
 *
 * @param name the path of the report, or `git-ref:path`
 * @throws ReadError where it is not there, or no report
 */
export async function unknownTo(
  name: string,
  findings: readonly LintFinding[],
): Promise<LintFinding[]> {
  const file = await readDataFile(name);
  const todo = "Write one: healos-codegen lint FILE --format json > BASELINE.";
  if (file === undefined) {
    throw new ReadError([
      {
        file: name,
        line: 1,
        column: 1,
        id: "baseline-invalid",
        what: "There is no such baseline",
        todo,
      },
    ]);
  }
  const known = new Set(entriesOf(file, todo).map(keyOf));
  return findings.filter((finding) => !known.has(keyOf({ ...finding })));
}

function entriesOf(file: DataFile, todo: string): Record<string, unknown>[] {
  const { value } = file;
  const findings: Json | undefined = isObject(value) ? value["findings"] : undefined;
  if (Array.isArray(findings) && findings.every(isObject)) return findings;
  throw new ReadError([
    { ...file.place("#"), id: "baseline-invalid", what: "This is no report of lint", todo },
  ]);
}

function keyOf({ id, pointer, message }: Record<string, unknown>): string {
  return JSON.stringify([id, pointer, message]);
}
