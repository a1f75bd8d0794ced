import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { emit, type EmitOptions } from "../../src/emit/emit.js";
import { createEmulator } from "../../src/emulator.js";
import type { JsonObject } from "../../src/json/json.js";
import { lint } from "../../src/lint/lint.js";
import type { Api } from "../../src/model/api.js";
import { model } from "../../src/model/model.js";
import { print } from "../../src/print/print.js";
import { readAssets } from "../../src/read/assets.js";
import { open } from "../../src/read/open.js";
import { tempFolder } from "../temp-folder.js";

const assets = readAssets();

/** What comes of a document. */
export interface Outcome {
  spec: string;
  /** The declarations of the client, and what its comments and its pages say. */
  types: string;
  prose: string;
  /** The constants that say how requests are sent and answers are read. */
  constants: string;
  /** What the emulator says to some requests, right and wrong: the statuses, and all else. */
  statuses: string;
  answers: string;
  /** What lint finds, each as a text. */
  findings: readonly string[];
}

/** Generates, lints and emulates a document. `isOnPages`: its pages are made as well, which takes longest. */
export async function outcomeOf(document: JsonObject, isOnPages: boolean): Promise<Outcome> {
  const spec = join(tempFolder(), "api.json");
  writeFileSync(spec, JSON.stringify(document));
  const { api } = model(await open(spec, {}));
  const text = await printed(api, { layout: "source", isBare: true });
  const pages = isOnPages ? await printed(api, { layout: "package", isBare: false }) : "";
  const comment = /^[ \t]*\/\*\*[^]*?\*\/\n?/gm;
  const statements = text.replaceAll(comment, "").split(/\n(?=(?:export|const) )/);
  const isConstant = (each: string): boolean => /^(export )?const /.test(each);
  const { findings } = await lint({ spec });
  return {
    spec,
    types: statements
      .filter((each) => !isConstant(each))
      .join("\n")
      .replaceAll(importLine, ""),
    prose: [pages, ...(text.match(comment) ?? [])].join(""),
    constants: statements.filter(isConstant).join("\n"),
    ...(await emulated(spec)),
    findings: findings.map(({ id, message }) => `${id}: ${message}`),
  };
}

/** The code of a client, or the pages of its package. */
async function printed(
  api: Api,
  settings: Pick<EmitOptions, "isBare" | "layout">,
): Promise<string> {
  const options = { ...settings, importExtension: "js", runtime: assets.runtime } as const;
  const isPage = settings.layout === "package";
  const outputs = emit(api, options).filter(
    ({ path }) => !path.includes("runtime/") && path.endsWith(isPage ? ".md" : ".ts"),
  );
  const files = await print(outputs, { assets, importExtension: "js", isRead: false });
  return files.map(({ path, text }) => `// ${path}\n${text}`).join("\n");
}

/** What a file imports follows from what stands in it. */
const importLine = /^import [^;]*;\n|^ {2}(type )?\w+,\n/gm;

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };

async function emulated(spec: string): Promise<Pick<Outcome, "answers" | "statuses">> {
  const emulator = await createEmulator({ spec });
  const url = `http://localhost${emulator.basePath}`;
  const ask = (path: string, init: RequestInit = {}): Request => new Request(url + path, init);
  const send = (path: string, headers: Record<string, string>, body: string): Request =>
    ask(path, { method: "POST", headers, body });
  const parts = new FormData();
  parts.append("a", "a");
  parts.append("b", "b");
  parts.append("c", "c");
  const requests = [
    ...[
      "",
      "?p=a&p=b",
      "?p=",
      "?q=a",
      "?l=a&l=b",
      "?l=a,b",
      "?l=a%7Cb",
      "?o[a]=x",
      "?p=%7B%7D",
    ].map((query) => ask(`/things${query}`)),
    ask("/things", { headers: { accept: "text/csv" } }),
    ask("/things", { headers: { authorization: "Bearer none", "x-key": "none" } }),
    ...['{"a":"a"}', '{"a":null}', '{"a":1}', "{}", '{"a":{"a":{}}}', '{"kind":"one"}'].map(
      (body) => send("/things", json, body),
    ),
    send("/things", { "content-type": "text/plain" }, "a"),
    ask("/things", { method: "POST" }),
    ask("/things", { method: "QUERY" }),
    ask("/things", { method: "COPY" }),
    ask("/others"),
    ask("/others/all"),
    ask("/ours"),
    ...["a=a&b=b&b=c", "b=b,c", "b=b%7Cc", "a=%7B%7D"].map((body) => send("/forms", form, body)),
    ask("/parts", { method: "POST", body: parts }),
  ];
  const said: { status: number; rest: unknown }[] = [];
  for (const request of requests) {
    const answer = await emulator.fetch(request);
    const rest = [[...answer.headers.keys()], await answer.text()];
    said.push({ status: answer.status, rest });
  }
  return {
    statuses: said.map(({ status }) => status).join(" "),
    answers: JSON.stringify(said.map(({ rest }) => rest)),
  };
}
