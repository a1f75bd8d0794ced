import { manifestPath } from "./manifest.js";
import { byCodeUnit, type OutputFile } from "./output-file.js";

/** The folder beside the output files in which new ones are prepared. It is gone after every run. */
export const stagingPath = ".generated.tmp";

/** Something wrong with a path that is to be written. */
export interface PathProblem {
  path: string;
  what: string;
  todo: string;
}

/** What two paths have in common that a file system may take for one: some ignore case, some normalise Unicode. */
export function folded(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** Whether a path stays in its folder on every system, and is spelled in the one way that names it. */
export function isInnerPath(path: string): boolean {
  if (path === "" || /[\u0000-\u001f\u007f\\:]/.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

/** What is wrong with the paths of the files by themselves, whatever is on the disk. */
export function pathProblems(files: readonly OutputFile[]): PathProblem[] {
  const problems: PathProblem[] = [];
  const seen = new Map<string, string>();
  for (const { path } of [...files].sort((a, b) => byCodeUnit(a.path, b.path))) {
    if (!isInnerPath(path)) {
      problems.push({ path, what: "The path is not one inside the output folder", todo: rename });
      continue;
    }
    const first = folded(path.split("/")[0] ?? "");
    if (first === manifestPath || first === stagingPath) {
      problems.push({ path, what: "The name is kept for the generator itself", todo: rename });
    }
    const other = seen.get(folded(path));
    if (other !== undefined) problems.push(collision(path, other));
    seen.set(folded(path), path);
  }
  for (const [key, path] of seen) {
    for (let cut = key.lastIndexOf("/"); cut > 0; cut = key.lastIndexOf("/", cut - 1)) {
      const file = seen.get(key.slice(0, cut));
      if (file !== undefined) {
        problems.push({
          path,
          what: `The file ${file} stands where its folder must be`,
          todo: rename,
        });
      }
    }
  }
  return problems;
}

const rename = "Rename what the file is named after in the document.";

function collision(path: string, other: string): PathProblem {
  const what =
    path === other
      ? "The file would be written twice"
      : `The path differs from ${other} by case only, and many file systems take the two for one`;
  return { path, what, todo: rename };
}
