import { healosPatient, healosPatients, museumHours, type Call } from "../call.ts";
import { documents, type BenchDocument } from "../documents.ts";
import { firstProblem } from "../first-problem.ts";
import type { Measure } from "../measure.ts";
import { ensureOutput } from "../output.ts";
import { bundle, callProgram, entrySpecifier, gzipped, writeProgram } from "../program.ts";
import { compared, number, table, type Row } from "../table.ts";
import type { Tool } from "../tool.ts";
import { ours, peers } from "../tools.ts";

/** A program whose size is measured. */
interface Subject {
  column: string;
  document: string;
  text(tool: Tool): string;
}

const subjects: readonly Subject[] = [
  one("museum: one GET", museumHours),
  whole("museum: all operations", "museum"),
  one("healos: one GET", healosPatient),
  { column: "healos: a list, all its pages", document: "healos", text: allPages },
  whole("healos: all operations", "healos"),
];

export const size: Measure = {
  name: "size",
  title: "Size",
  async run(): Promise<string> {
    const rows: Row[] = [];
    const problems: string[] = [];
    const mine = await sizes(ours, problems);
    for (const tool of [ours, ...peers]) {
      const theirs = tool === ours ? mine : await sizes(tool, problems);
      rows.push({ name: tool.name, cells: theirs.map((bytes, at) => show(tool, bytes, mine[at])) });
    }
    return [
      "Bytes of a program bundled and minified by esbuild and gzipped at level 9. In brackets: how many times ours. Bold: smaller than ours.",
      table(
        subjects.map(({ column }) => column),
        rows,
      ),
      "Ours retries, keeps deadlines, tells failures apart and reads each kind of answer in all of these. Orval's functions hold no client: the URL is fixed, no key is sent. Where a tool has no pagination, a loop over the page number is written by hand.",
      ...problems,
    ].join("\n\n");
  },
};

async function sizes(tool: Tool, problems: string[]): Promise<number[]> {
  const found: number[] = [];
  for (const subject of subjects) {
    const [document] = documents([subject.document]);
    found.push(document === undefined ? NaN : await sizeOf(tool, { subject, document, problems }));
  }
  return found;
}

async function sizeOf(
  tool: Tool,
  about: { subject: Subject; document: BenchDocument; problems: string[] },
): Promise<number> {
  const { subject, document, problems } = about;
  const output = await ensureOutput(tool, document);
  const fail = (problem: string): number => {
    problems.push(`- ${tool.name}, ${subject.column}: \`${problem}\``);
    return NaN;
  };
  if (!output.ok) return fail(output.problem);
  const name = `size-${subjects.indexOf(subject)}.ts`;
  const file = writeProgram(tool, document, { name, text: subject.text(tool) });
  try {
    return gzipped(await bundle(file));
  } catch (error) {
    return fail(firstProblem(String(error).split("\n").slice(1).join("\n")) ?? "no bundle");
  }
}

function show(tool: Tool, bytes: number, mine = NaN): string {
  if (Number.isNaN(bytes)) return "fails";
  return tool === ours ? number(bytes) : compared(bytes, mine);
}

function one(column: string, call: Call): Subject {
  return { column, document: call.document, text: (tool) => callProgram(tool, call) };
}

function whole(column: string, document: string): Subject {
  return { column, document, text: (tool) => tool.whole(entrySpecifier(tool)) };
}

/** The whole list: by ours with the generated function, by others with a loop. */
function allPages(tool: Tool): string {
  const { imports, setUp, expression } = tool.source(healosPatients, entrySpecifier(tool));
  if (tool === ours) {
    return `import { createClient, listAllPatients } from "${entrySpecifier(tool)}";
export const prepare = (baseUrl: string) => {
  ${setUp}
  return () => listAllPatients(client, { limit: 100 });
};
`;
  }
  return `${imports}
export function prepare(baseUrl: string) {
  ${setUp}
  return async function* () {
    for (let page = 1, pages = 1; page <= pages; page++) {
      const answer: any = await ${expression};
      const body = answer.meta ? answer : answer.data;
      yield* body.data;
      pages = body.meta.total_pages;
    }
  };
}
`;
}
