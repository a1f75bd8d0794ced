import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Files at the top of the repository that are pages; the first one is the first page. */
const topFiles = ["README.md", "CONTRIBUTING.md", "DECISIONS.md", "SECURITY.md", "CHANGELOG.md"];

/** The Markdown of the tool's own documentation, by paths from the root of the repository, and the recording of the demo. */
export function readGuideFiles(root: string): {
  files: { path: string; text: string }[];
  recording: string;
} {
  const textOf = (path: string): string => readFileSync(join(root, path), "utf8");
  const inDocs = readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => `docs/${name}`);
  return {
    files: [...topFiles, ...inDocs].map((path) => ({ path, text: textOf(path) })),
    recording: textOf("docs/demo.svg"),
  };
}
