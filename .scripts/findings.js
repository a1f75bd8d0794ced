// Writes docs/findings.md and docs/problems.md from what --explain prints, and docs/commands.md from what --help does. Run it after
// a build: `npm run findings` does both.
import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { commandsPage } from "../dist/cli/commands-page.js";
import { rules as diff } from "../dist/diff/rules/catalog.js";
import { findingsPage, problemsPage } from "../dist/findings/page.js";
import { problemGroups } from "../dist/findings/problems/problems.js";
import { rules as lint } from "../dist/lint/rules.js";
import { verifyRules } from "../dist/verify/rules.js";

const page = findingsPage([
  { command: "lint", rules: lint },
  { command: "verify", rules: verifyRules },
  { command: "diff", rules: diff },
]);
writeFileSync(new URL("../docs/findings.md", import.meta.url), page);
writeFileSync(new URL("../docs/problems.md", import.meta.url), problemsPage(problemGroups));
const commands = await format(commandsPage(), { parser: "markdown", printWidth: 100 });
writeFileSync(new URL("../docs/commands.md", import.meta.url), commands);
