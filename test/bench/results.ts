import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import type { Measure } from "./measure.ts";
import { here, root, versionOf } from "./packages.ts";
import { drawPicture } from "./picture.ts";
import { peers } from "./tools.ts";

const file = join(here, "RESULTS.md");

/** Replaces the sections of the measures that were taken; the others stay as they were. */
export function writeResults(order: readonly Measure[], taken: ReadonlyMap<Measure, string>): void {
  const earlier = existsSync(file) ? sectionsOf(readFileSync(file, "utf8")) : new Map();
  const sections = order.map((measure) => {
    const text = taken.get(measure);
    return text === undefined
      ? (earlier.get(measure.title) as string | undefined)
      : `## ${measure.title}\n\n${circumstances()}\n\n${text}`;
  });
  const all = [introduction, ...sections.filter((section) => section !== undefined)];
  writeFileSync(file, `${all.join("\n\n")}\n`);
  drawPicture();
}

const introduction = `# Measured side by side

Written by \`npm run bench\`, see LOG.md for the history. Compare the rows of a table, not tables of different machines: what counts is the ratio.

![Seconds to generate a client, by document and tool](../../docs/generation.svg)`;

/** What other commands are held against. */
const otherPeers = ["@stoplight/prism-cli", "@stoplight/spectral-cli"];

/** When and where a section was measured, and with which versions. */
function circumstances(): string {
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const packages = [...peers.flatMap((peer) => peer.packages), ...otherPeers];
  const versions = [...packages, "esbuild", "typescript", "typescript-7"].map(
    (name) => `${name} ${versionOf(name)}`,
  );
  const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return (
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${processor?.model ?? "unknown"}, ` +
    `${memory} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}. ` +
    `healos-codegen ${own.version}, ${versions.join(", ")}.`
  );
}

function sectionsOf(text: string): Map<string, string> {
  const [, ...parts] = text.split(/^## /m);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")), `## ${part.trimEnd()}`]));
}
