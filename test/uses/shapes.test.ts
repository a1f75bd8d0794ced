import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { compare } from "../../src/compare.js";
import {
  diffProjects,
  mendProjects,
  openProjects,
  type OpenedProjects,
} from "../../src/diff-projects.js";
import type { ReachedPlace } from "../../src/uses/reached/reached.js";
import { complaintsOf, newComplaints } from "../../src/uses/reached/complaints.js";
import { read } from "../../src/read/read.js";
import { ownFiles } from "../../src/uses/client.js";
import { folderOfFile } from "../packed-client.js";
import { changed, changes } from "./shapes/changes.js";
import { code } from "./shapes/code.js";
import { hospital } from "./shapes/hospital.js";
import { projectOf } from "./project.js";

const compilerOptions = {
  ...{ target: "ES2024", lib: ["ES2024", "DOM", "DOM.Iterable"], module: "ESNext" },
  ...{ moduleResolution: "bundler", jsx: "preserve", strict: true, skipLibCheck: true },
  ...{ types: [], allowJs: true, checkJs: true, noEmit: true, paths: { "~/*": ["./src/*"] } },
};

const specs = folderOfFile();
const base = join(specs, "base.json");
let opened: OpenedProjects | undefined;

/** The project, under the client of the document before. */
async function open(client: Parameters<typeof openProjects>[1]): Promise<OpenedProjects> {
  const config = JSON.stringify({ compilerOptions, include: ["src"] });
  const texts = Object.entries(code).map(([path, text]) => [`src/${path}`, text]);
  const sources = { "tsconfig.json": config, ...Object.fromEntries(texts) } as Record<
    string,
    string
  >;
  const cwd = await projectOf(sources, { spec: base, client: "api", folder: specs });
  return openProjects([join(cwd, "app")], client);
}

beforeAll(() => writeFileSync(base, JSON.stringify(hospital())));

const line = ({ file, line: at }: Pick<ReachedPlace, "file" | "line">): string =>
  `${file.replace(/^.*\/src\//, "")}:${at}`;

test.each(changes)("$name", { timeout: 60_000 }, async (change) => {
  const spec = join(specs, "head.json");
  writeFileSync(spec, changed(change));
  const [before, after] = [await read(base), await read(spec)];
  const { clients, report } = await compare(before, after, { withClients: true });
  if (clients === undefined) throw new Error("There are no clients.");
  opened ??= await open(clients.base);
  const head = await opened.whole(clients.head);
  const { places, unexplained, notes } = diffProjects(opened, head, report.findings);
  expect(notes).toEqual([]);
  expect(unexplained).toEqual([]);
  const found = [...places.values()].flat();
  const broken = new Set(found.filter(({ by }) => by === "types").map(line));
  const [program] = opened.projects.flatMap((each) => opened?.open(each).programs ?? []);
  if (program === undefined) throw new Error("There is no program.");
  const { compiler } = opened;
  const complaints = newComplaints(program.own, complaintsOf(compiler, program.under(head)));
  expect([...broken].sort()).toEqual([...new Set(complaints.map(line))].sort());
  if (change.reaches !== undefined)
    expect([...new Set(found.map(line))]).toEqual(expect.arrayContaining([...change.reaches]));
  const { files, left } = mendProjects(opened, head, change.renamed ?? []);
  const texts = new Map(files.map((each) => [each.file, each.after]));
  const mended = program.under(head, texts);
  expect(ownFiles(mended).length).toBe(Object.keys(code).length);
  const rest = complaintsOf(compiler, mended).map((each) => `${line(each)} ${each.message}`);
  expect(rest).toHaveLength(left.length);
  if (change.fix === "mended") expect(rest).toEqual([]);
  else expect(left.length > 0).toBe(complaints.length > 0);
});
