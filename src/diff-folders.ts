import { join } from "node:path";
import type { DiffReport } from "./diff-report.js";
import { report } from "./diff/diff.js";
import type { Finding } from "./diff/finding.js";
import { document } from "./diff/rules/documents.js";
import { documentsIn } from "./read/folder-documents.js";
import { fingerprintOfUse } from "./diff/fingerprint.js";

/** Two folders, or two documents of them. */
interface Folders {
  base: string;
  head: string;
}

/**
 * Compares the documents of two folders, those with the same path with one another. One that is in one folder only is
 * a finding.
 */
export async function diffFolders(
  folders: Folders,
  diff: (documents: Folders) => Promise<DiffReport>,
): Promise<DiffReport> {
  const { base, head } = folders;
  const [before, after] = [documentsIn(base), documentsIn(head)];
  const reports: DiffReport[] = [];
  for (const path of before.filter((each) => after.includes(each))) {
    reports.push(await diff({ base: join(base, path), head: join(head, path) }));
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
