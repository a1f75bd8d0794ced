import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { generate } from "../../src/generate.js";
import { runHere } from "../run-here.js";
import { before, clinic } from "./clinic.js";
import { compilerPlaces } from "./compiler-places.js";
import { projectOf } from "./project.js";

const after = `import { createClient, readVisit, searchVisits as all, type VisitDraft, type Visit } from "./api/index.js";
import * as api from "./api/index.js";
import { bindClient } from "./api/bind-client.js";
export { readVisit as readOne, searchVisits as listVisits } from "./api/index.js";

const client = createClient();

export async function show(id: string): Promise<string> {
  const found = await readVisit(client, { visitId: id }); // by its id
  if (!found.ok) return "";
  const { full_name: name,   contact: { phone: number }, state } = found.data;
  if (state === "IN-PLACE") return found.data["full_name"];
  return [name, number, found.data.contact.phone, found.data.comment].join( );
}

export const first = async (page_size: number) => {
  const list = await all(client, { size: page_size });
  await bindClient(client).visits.read({ visitId: "1" });
  const calls = { getVisit: readVisit, other: api.searchVisits };
  const own: { phone?: string } = {} satisfies Partial<Visit>;
  return { list, calls, own, lost: take };
};

function take(visit: Visit): { id: string; name?: string } {
  "TODO healos-codegen: Visit.name is full_name now, which is taken by its old name here" satisfies never;
  return visit;
}

// TODO healos-codegen: Property 'room' is missing in type '{ name: string; state: "IN-PLACE"; urgent: false; }' but required in type 'VisitDraft'.
export const made: VisitDraft = {
  name: "Jane", // whoever
  state: 'IN-PLACE',
  urgent: false,
};
`;

test("what is called otherwise is called so; what has no one answer is left, and does not compile", async () => {
  const specs = mkdtempSync(join(tmpdir(), "healos-"));
  onTestFinished(() => rmSync(specs, { recursive: true, force: true }));
  const [base, head] = [join(specs, "base.yaml"), join(specs, "head.yaml")];
  writeFileSync(base, clinic.base);
  writeFileSync(head, clinic.head);
  const cwd = await projectOf({ "src/app.ts": before }, { spec: base, client: "api" });
  const app = join(cwd, "app/src/app.ts");
  const git = (...args: string[]): void => void execFileSync("git", args, { cwd, stdio: "pipe" });
  git("init", "-q");
  const fix = [
    "diff",
    base,
    head,
    "--project",
    "app",
    "--fix",
    "--renamed",
    "Visit.remarks=comment",
  ];

  const refused = await runHere(fix, { cwd });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toBe(
    "app/src/app.ts: It has changes that git does not have. Commit them, or write with --force.\n",
  );
  expect(readFileSync(app, "utf8")).toBe(before);

  git("add", "-A");
  git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "before");
  const run = await runHere(fix, { cwd });
  expect(readFileSync(app, "utf8")).toBe(after);
  expect(run.stderr).toContain("Mended: 1 file\n");
  // The patch is one that git takes back.
  const patch = join(specs, "fix.patch");
  writeFileSync(patch, run.stdout);
  git("apply", "-p0", "-R", "--check", patch);
  await generate({ spec: head, out: join(cwd, "app/src/api"), layout: "source" });
  expect(compilerPlaces(cwd)).toEqual(["app/src/app.ts:25:91", "app/src/app.ts:30:14"]);
});
