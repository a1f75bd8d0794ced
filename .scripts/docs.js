// Writes the site of this repository into site/: the README and docs/ as pages, and the Healos API in site/healos/.
// `npm run docs` builds first. SOURCE_URL is where the files of the repository can be read, with a slash at its end; where
// it is not set, nothing leads to them.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { guideSite } from "../dist/guide.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

await guideSite({ root, out: `${root}site`, sourceUrl: process.env.SOURCE_URL });
execFileSync(process.execPath, [main, "docs", "--out", "site/healos"], {
  cwd: root,
  stdio: "inherit",
});
