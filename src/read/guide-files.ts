import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Files at the top of the repository that are pages; the first one is the first page. */
const topFiles = ["README.md", "CONTRIBUTING.md", "DECISIONS.md", "SECURITY.md", "CHANGELOG.md"];

/** The Markdown of the tool's own documentation, by paths from the root of the repository, and its pictures. */
export function readGuideFiles(root: string): {
  files: { path: string; text: string }[];
  pictures: { path: string; text: string }[];
} {
  const textOf = (path: string): string => readFileSync(join(root, path), "utf8");
  const namesIn = (ending: string): string[] =>
    readdirSync(join(root, "docs"))
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => `docs/${name}`);
  return {
    files: [...topFiles, ...namesIn(".md")].map((path) => ({ path, text: textOf(path) })),
    pictures: namesIn(".svg").map((path) => ({ path, text: textOf(path) })),
  };
}
