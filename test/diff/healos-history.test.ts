import { expect, test } from "vitest";
import { program } from "../program.js";

interface Finding {
  id: string;
  wire: string;
  operations: string[];
}

test("the older state of the description differs by scopes, external ids and the notes, and by nothing else", async () => {
  const { code, stdout } = await program([
    ...["diff", "spec/history/before-external-id.yaml", "spec/healos.yaml"],
    ...["--format", "json"],
  ]);
  const { findings } = JSON.parse(stdout) as { findings: Finding[] };
  expect(code).toBe(1);

  const added = findings.filter(({ id }) => id === "operation-added");
  expect(added.flatMap(({ operations }) => operations).sort()).toEqual([
    ...["exportNotes", "getNote", "listNotes", "listSessionNotes"],
  ]);
  // Thirteen operations are left, and each needs a scope now, which breaks keys that lack it.
  const scopes = findings.filter(({ id }) => id === "security");
  expect(scopes.map(({ wire }) => wire)).toEqual(Array(13).fill("breaking"));

  const others = findings.filter(({ id }) => !["operation-added", "security"].includes(id));
  expect(
    others.filter((each) => !/external_id|external-id|409/.test(JSON.stringify(each))),
  ).toEqual([]);
});
