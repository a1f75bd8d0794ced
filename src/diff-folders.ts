import { join } from "node:path";
import type { DiffReport } from "./diff-report.js";
import { report } from "./diff/diff.js";
import type { Finding } from "./diff/finding.js";
import { document } from "./diff/rules/documents.js";
import { documentsIn } from "./read/folder-documents.js";
import { ReadError } from "./read/problem.js";
import type { MendedFile } from "./uses/mend/patch.js";
import { fingerprintOfUse } from "./diff/fingerprint.js";

/** Two folders, or two documents of them. */
interface Folders {
  base: string;
  head: string;
}

/** Compares two documents; `texts` are files of projects that were mended for others before. */
type Diff = (documents: Folders, texts: ReadonlyMap<string, string>) => Promise<DiffReport>;

/**
 * Compares the documents of two folders, those with the same path with one another. One that is in one folder only is
 * a finding. Each project counts for the documents whose clients it uses.
 *
 * @throws ReadError on a project that uses the client of none
 */
export async function diffFolders(
  { projects, ...folders }: Folders & { projects: readonly string[] },
  diff: Diff,
): Promise<DiffReport> {
  const { base, head } = folders;
  const [before, after] = [documentsIn(base), documentsIn(head)];
  const reports: DiffReport[] = [];
  const texts = new Map<string, string>();
  for (const path of before.filter((each) => after.includes(each))) {
    const found = await diff({ base: join(base, path), head: join(head, path) }, texts);
    for (const { file, after: text } of found.mended?.files ?? []) texts.set(file, text);
    reports.push(found);
  }
  const own = [
    ...before.filter((path) => !after.includes(path)).map((path) => goneOrNew(path, folders, true)),
    ...after
      .filter((path) => !before.includes(path))
      .map((path) => goneOrNew(path, folders, false)),
  ];
  const documents = { base: { file: base, version: "" }, head: { file: head, version: "" } };
  return {
    ...report([...reports.flatMap(({ findings }) => findings), ...own], documents),
    problems: reports.flatMap(({ problems }) => problems),
    warnings: reports.flatMap(({ warnings }) => warnings),
    unannounced: reports.flatMap(({ unannounced }) => unannounced),
    ...(projects.length > 0 && inProjects(reports, { projects, base })),
  };
}

/** What all documents together reach in projects, and what the files of these become. */
function inProjects(
  reports: readonly DiffReport[],
  { projects, base }: { projects: readonly string[]; base: string },
): Pick<DiffReport, "mended" | "reached"> {
  const reached = reports.flatMap((each) => each.reached ?? []);
  const strangers = projects.filter(
    (project) => !reached.some((each) => each.projects.includes(project)),
  );
  if (strangers.length > 0) {
    const what = `No file of this project imports a client of a document in ${base}`;
    const todo = "Install or generate it first.";
    throw new ReadError(
      strangers.map((file) => ({
        file,
        line: 1,
        column: 1,
        id: "client-not-imported",
        what,
        todo,
      })),
    );
  }
  const mended = reports.flatMap((each) => each.mended ?? []);
  const files = new Map<string, MendedFile>();
  for (const each of mended.flatMap((one) => one.files)) {
    files.set(each.file, { ...each, before: files.get(each.file)?.before ?? each.before });
  }
  return {
    reached: {
      places: new Map(reached.flatMap(({ places }) => [...places])),
      unexplained: reached.flatMap(({ unexplained }) => unexplained),
      findings: reached.flatMap(({ findings }) => findings),
      projects,
      notes: [...new Set(reached.flatMap(({ notes }) => notes))],
    },
    ...(mended.length > 0 && {
      mended: { files: [...files.values()], left: mended.flatMap(({ left }) => left) },
    }),
  };
}

function goneOrNew(path: string, { base, head }: Folders, isGone: boolean): Finding {
  const spot = (folder: string, isThere: boolean): Finding["base"] => ({
    file: isThere ? join(folder, path) : folder,
    line: 1,
    column: 1,
    pointer: "#",
  });
  const name = `\`${path}\``;
  return {
    id: document.id,
    wire: isGone ? "breaking" : "safe",
    types: isGone ? "breaking" : "safe",
    message: isGone ? `The document ${name} was removed` : `The document ${name} was added`,
    why: isGone ? "nothing of it is there any more" : "nobody calls it yet",
    operations: [],
    requests: [],
    base: spot(base, isGone),
    head: spot(head, !isGone),
    effect: isGone ? "narrows" : "widens",
    sites: [],
    fingerprint: fingerprintOfUse(document.id, path, isGone ? "removed" : "added"),
    ...(isGone ? { before: path } : { after: path }),
  };
}
