import { dirname, relative } from "node:path";
import type { ts } from "ts-morph";
import type { Programs } from "../../compiler/programs.js";
import { isProblem, readProjects, type Project } from "../../compiler/project.js";
import type { Api } from "../../model/api.js";
import type { LocatedProblem } from "../../read/document.js";
import { clientsOf, ownFiles } from "../client.js";
import { edited } from "../mend/edit.js";
import type { Mended } from "../mend/mend.js";
import type { MendedFile } from "../mend/patch.js";
import { todoEdits } from "../mend/todo-edits.js";
import type { Opening } from "../project-uses.js";
import { complaintsOf, type Complaint } from "../reached/complaints.js";
import { adoptFile, type Unadopted } from "./adopt-file.js";
import { heyApi } from "./hey-api.js";
import { openapiFetch } from "./openapi-fetch.js";
import { orval } from "./orval.js";
import type { CallSite, Origin, OriginName, Reading } from "./origin.js";
import { takenClients } from "./taken-clients.js";

/** What is adopted, and what for. */
export interface Adopting {
  api: Api;
  /** The files of our client, as paths without extensions. */
  modules: ReadonlySet<string>;
  from: OriginName;
  /** What the client is imported from. Default: the one that the project has, else the package of the document. */
  client: string | undefined;
}

const origins: Record<OriginName, (reading: Reading) => Origin> = {
  "openapi-fetch": openapiFetch,
  "hey-api": heyApi,
  orval,
};

/** Calls of another generator's client in a project, as calls of ours; nothing is written. */
export function adoptProject(
  path: string,
  { compiler, programs }: Opening,
  adopting: Adopting,
): LocatedProblem[] | Mended {
  const read = readProjects(compiler, path);
  const problems = read.filter(isProblem);
  if (problems.length > 0) return problems;
  const files = new Map<string, MendedFile>();
  const left: Complaint[] = [];
  let calls = 0;
  for (const project of read) {
    if (isProblem(project)) continue;
    const adopted = adoptProgram(project, { compiler, programs }, adopting);
    calls += adopted.calls;
    for (const each of adopted.files) files.set(each.file, each);
    left.push(...adopted.left);
  }
  if (calls === 0 && left.length === 0) {
    const what = `No file of this project calls a client of ${adopting.from}`;
    return [
      {
        file: path,
        line: 1,
        column: 1,
        id: "client-not-imported",
        what,
        todo: "Name the generator of its client with --from.",
      },
    ];
  }
  return { files: [...files.values()], left };
}

function adoptProgram(
  project: Project,
  { compiler, programs }: { compiler: Opening["compiler"]; programs: Programs },
  { api, modules, from, client }: Adopting,
): Mended & { calls: number } {
  const program = programs.open(project);
  const reading: Reading = { compiler, checker: program.getTypeChecker(), api };
  const origin = origins[from](reading);
  const own = ownFiles(program).filter((source) => !origin.isOld(source));
  const [ours] = clientsOf(compiler, program, { api, modules });
  const sites = new Map<ts.Node, CallSite>();
  const unread: Unadopted[] = [];
  for (const source of own) findSites(source);
  const taken = takenClients(reading, sites);
  const texts = new Map<string, string>();
  const creation = origin.ownCreation?.();
  const ownFile = creation
    ? innermost(
        own.filter((source) => [...sites.keys()].some((at) => at.getSourceFile() === source)),
      )
    : own.find((source) => isConfigured(source));
  const leftOver: Unadopted[] = [];
  for (const source of own) {
    const adopted = adoptFile(reading, source, {
      origin,
      sites,
      taken,
      problems: unread,
      module: client ?? (ours ? folderOf(source, ours.root) : api.packageName),
      ownClient: ownClientIn(source),
      creation: source === ownFile ? creation : undefined,
    });
    leftOver.push(...adopted.left);
    if (adopted.edits.length === 0 && adopted.left.length === 0) continue;
    const todos = todoEdits(compiler, program, { left: adopted.left, isSilent: false });
    texts.set(source.fileName, edited(source.text, [...todos, ...adopted.edits]));
  }
  const before = complaintsOf(compiler, program);
  const complaints = complaintsIn().filter((each) => !isOld(each, before));
  for (const file of new Set(complaints.map((each) => each.file))) {
    const after = programs.open(project, { roots: [], files: new Map(), modules, texts });
    const todos = todoEdits(compiler, after, {
      left: complaints.filter((each) => each.file === file),
      isSilent: false,
    });
    texts.set(file, edited(texts.get(file) ?? program.getSourceFile(file)?.text ?? "", todos));
  }
  const files = [...texts].flatMap(([file, after]) => {
    const text = program.getSourceFile(file)?.text ?? "";
    return text === after ? [] : [{ file, before: text, after }];
  });
  return { files, left: [...leftOver.map(asComplaint), ...complaints], calls: sites.size };

  function findSites(node: ts.Node): void {
    if (compiler.isCallExpression(node)) {
      const site = origin.readCall(node);
      if (typeof site === "string") {
        unread.push({ file: node.getSourceFile().fileName, start: node.getStart(), message: site });
      } else if (site !== undefined) sites.set(node, site);
    }
    compiler.forEachChild(node, findSites);
  }

  /** Whether a file tells the one client of the old functions its options, and so will declare ours. */
  function isConfigured(node: ts.Node): boolean {
    if (compiler.isCallExpression(node) && origin.readCreation(node)?.isOwn === true) return true;
    return compiler.forEachChild(node, isConfigured) ?? false;
  }

  /** The file among some that imports none of the others. */
  function innermost(files: readonly ts.SourceFile[]): ts.SourceFile | undefined {
    const checker = program.getTypeChecker();
    const isFree = (source: ts.SourceFile): boolean =>
      source.statements.every((statement) => {
        if (!compiler.isImportDeclaration(statement)) return true;
        const module = checker.getSymbolAtLocation(statement.moduleSpecifier);
        const target = module?.valueDeclaration?.getSourceFile();
        return target === undefined || target === source || !files.includes(target);
      });
    return files.find(isFree) ?? files[0];
  }

  /** How a file names the client that the old functions know by themselves. */
  function ownClientIn(source: ts.SourceFile): () => string[] {
    return () =>
      ownFile === undefined || ownFile === source
        ? []
        : [`import { client } from ${JSON.stringify(specifierOf(source, ownFile.fileName))};`];
  }

  /** What the compiler says of the new texts. */
  function complaintsIn(): Complaint[] {
    return complaintsOf(
      compiler,
      programs.open(project, { roots: [], files: new Map(), modules, texts }),
    );
  }

  function asComplaint({ file, start, message }: Unadopted): Complaint {
    const source = program.getSourceFile(file);
    const { line = 0, character = 0 } = source?.getLineAndCharacterOfPosition(start) ?? {};
    return {
      file,
      start,
      end: start,
      line: line + 1,
      column: character + 1,
      code: "not adopted",
      message,
    };
  }
}

/** How a file imports a client: a package by its name, a folder of the project by its path. */
function folderOf(source: ts.SourceFile, root: string): string {
  const packages = root.lastIndexOf("/node_modules/");
  if (packages === -1) return specifierOf(source, `${root}/index.ts`);
  return root.slice(packages + "/node_modules/".length).replace(/\/(dist|src)$/, "");
}

/** How a file imports another one: with the ending that its other imports have. */
function specifierOf(source: ts.SourceFile, file: string): string {
  const path = relative(dirname(source.fileName), file.replace(/\.tsx?$/, "")).replaceAll(
    "\\",
    "/",
  );
  const ending =
    /from ["']\.[^"']*(\.[jt]s)["']/.exec(source.text)?.[1] ??
    (/from ["']\.[^"'.]*["']/.test(source.text) ? "" : ".js");
  return `${path.startsWith(".") ? path : `./${path}`}${ending}`;
}

function isOld({ file, code, message }: Complaint, own: readonly Complaint[]): boolean {
  return own.some((each) => each.file === file && each.code === code && each.message === message);
}
