import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { compare } from "../../src/compare.js";
import {
  diffProjects,
  mendProjects,
  openProjects,
  type OpenedProjects,
} from "../../src/diff-projects.js";
import { read } from "../../src/read/read.js";
import {
  complaintsIn,
  configsOf,
  consumerFolder,
  projectNames,
  type ConsumerFolder,
  type SourceCache,
} from "../consumer-folder.js";
import { installCompilers } from "../compilers/compilers.js";
import { installOf } from "../installed.js";
import { consumers, folderOfFile } from "../packed-client.js";
import { root } from "../program.js";
import {
  complaintsInCopies,
  failuresOf,
  mendedCopies,
  touchedLines,
  usesIn,
} from "./mended-copies.js";
import { mechanical } from "./mechanical-seeds.js";
import { open } from "./open-seeds.js";
import { behaviourOf, seeded } from "./seeds.js";

/*
 * Changes of the description, held against the consumer projects: the places that are reported are those that another
 * compiler complains of once the projects have the client of the head, no more and no less. What is mechanical is mended:
 * the projects compile, their own tests pass against the emulator of the head, and no line is touched that is not named.
 */
const canBuild = installOf(consumers, "what the consumers are built with") && installCompilers();
const cache: SourceCache = new Map();
const base = join(root, "spec/healos.yaml");
const folder = folderOfFile();
let projects: ConsumerFolder[] = [];
let opened: OpenedProjects | undefined;

beforeAll(async () => {
  if (!canBuild) return;
  projects = projectNames.map((each) => consumerFolder(each, folder));
  for (const each of projects) await each.place(base);
});

const batches = Object.entries({ ...mechanical, ...open });

describe.runIf(canBuild)("changes", () => {
  test.each(batches)("%s", { timeout: 300_000 }, async (name, seeds) => {
    const spec = join(folder, `${name}.json`);
    writeFileSync(spec, seeded(seeds));
    writeFileSync(join(folder, `${name}.emulator.yaml`), behaviourOf(seeds));
    const [before, after] = [await read(base), await read(spec)];
    const { clients, report } = await compare(before, after, { withClients: true });
    if (clients === undefined) throw new Error("There are no clients.");
    opened ??= await openProjects(projects.flatMap(configsOf), clients.base);
    const known = opened;
    const head = await opened.whole(clients.head);
    const { places, unexplained, notes } = diffProjects(opened, head, report.findings);
    expect(notes).toEqual([]);

    for (const each of projects) await each.place(spec);
    const complained = new Set(complaintsIn(projects.flatMap(configsOf), cache).map(placeOf));
    const all = [...places.values(), unexplained].flat().filter(({ by }) => by === "types");
    const reported = new Set(all.map(({ file, line, column }) => `${file}:${line}:${column}`));
    const counts = `${complained.size} places break, ${reported.size} are reported`;
    console.log(`${name}: ${seeds.length} changes, ${counts}`);
    expect([...reported].sort()).toEqual([...complained].sort());
    if (name in mechanical) {
      const { files, left } = mendProjects(opened, head, []);
      const copies = await mendedCopies(files, { from: projects, into: join(folder, name), spec });
      const named = [...all, ...known.projects.flatMap((each) => usesIn(known, each))];
      expect.soft(left).toEqual([]);
      expect.soft(touchedLines(files, named)).toEqual([]);
      expect.soft(await complaintsInCopies(copies)).toEqual([]);
      expect.soft(await failuresOf(copies, spec)).toEqual([]);
    }
    for (const each of projects) await each.place(base);
  });
});

function placeOf(complaint: string): string {
  return complaint.split(" ")[0] ?? "";
}
