import { isObject } from "../json/is-object.js";
import type { Json } from "../json/json.js";
import { memberAt } from "../json/pointer.js";
import { createFinder, type Finder } from "../emulate/requests/find-operation.js";
import type { Api, Operation } from "../model/api.js";
import type { DataFile } from "../read/data-file.js";
import { ReadError } from "../read/problem.js";
import type { AnswerSeen } from "../runtime/observe.js";
import { basesOf, type Base } from "./base-paths.js";

/** What a recording of HTTP (HAR 1.2) has of an API. */
export interface HarAnswers {
  answers: AnswerSeen[];
  /** How many entries are of something else. */
  others: number;
}

/** One entry, as far as it is read. */
interface Entry {
  method: string;
  url: URL;
  answer: Omit<AnswerSeen, "operation">;
}

/**
 * Takes the answers of an API's operations out of a recording of HTTP (HAR 1.2), which browsers and proxies write. Where
 * some entries went to a server of the document, those to others are none of its API; otherwise the path decides.
 *
 * @param base where the API was when it was recorded. Default: the servers of the document
 * @throws ReadError on what is no such recording
 */
export function readHar(file: DataFile, api: Api, base?: string): HarAnswers {
  const entries = entriesOf(file);
  const bases = base === undefined ? basesOf(api) : [baseOf(base)];
  const finders = new Map(bases.map(({ path }) => [path, createFinder(api.operations, path)]));
  const isThere = ({ url }: Entry): boolean => bases.some(({ origin }) => origin === url.origin);
  const anywhere = bases.map(({ path }) => ({ origin: undefined, path }));
  const known = entries.some(isThere) || base !== undefined ? bases : anywhere;
  const answers = entries.flatMap((entry): AnswerSeen[] => {
    const operation = operationOf(entry, known, finders);
    return operation === undefined ? [] : [{ operation, ...entry.answer }];
  });
  return { answers, others: entries.length - answers.length };
}

function baseOf(text: string): Base {
  const { origin, pathname } = new URL(text);
  return { origin, path: pathname.replace(/\/+$/, "") };
}

function operationOf(
  { method, url }: Entry,
  bases: readonly Base[],
  finders: ReadonlyMap<string, Finder<Operation>>,
): string | undefined {
  for (const { origin, path } of bases) {
    if (origin !== undefined && origin !== url.origin) continue;
    const found = finders.get(path)?.find(method, url.pathname);
    // An answer to HEAD is one to GET without its body, which says nothing of the body.
    if (found && found.place.method === method) return found.place.id;
  }
  return undefined;
}

function entriesOf(file: DataFile): Entry[] {
  const log = isObject(file.value) ? file.value["log"] : undefined;
  const entries = isObject(log) ? log["entries"] : undefined;
  if (!Array.isArray(entries)) {
    const todo = "Save one from a browser's network panel or a proxy.";
    throw new ReadError([
      {
        ...file.place("#"),
        id: "observations-unusable",
        what: "This is no HTTP archive (HAR 1.2)",
        todo,
      },
    ]);
  }
  return entries.flatMap((entry, index) => {
    const request = isObject(entry) ? entry["request"] : undefined;
    const response = isObject(entry) ? entry["response"] : undefined;
    if (!isObject(entry) || !isObject(request) || !isObject(response)) {
      const place = file.place(memberAt("#/log/entries", index));
      throw new ReadError([
        {
          ...place,
          id: "observations-unusable",
          what: "An entry has no request or no response",
          todo: "",
        },
      ]);
    }
    const { method, url } = request;
    const { status } = response;
    const isAnswered = typeof status === "number" && status >= 100;
    if (typeof method !== "string" || typeof url !== "string" || !URL.canParse(url)) return [];
    // Of a request that was blocked or cut off there is no answer.
    if (!isAnswered) return [];
    const at = Date.parse(String(entry["startedDateTime"]));
    const answer = {
      status,
      headers: headersOf(response["headers"]),
      text: textOf(response["content"]),
      at: Number.isNaN(at) ? Date.now() : at,
    };
    return [{ method: method.toUpperCase(), url: new URL(url), answer }];
  });
}

function headersOf(pairs: Json | undefined): Headers {
  const headers = new Headers();
  for (const pair of Array.isArray(pairs) ? pairs : []) {
    const { name, value } = isObject(pair) ? pair : {};
    // Browsers list pseudo headers of HTTP/2, such as `:status`, which are none.
    if (typeof name !== "string" || !/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) continue;
    headers.append(name, typeof value === "string" ? value.replace(/[^\t\x20-\x7e]/g, "?") : "");
  }
  return headers;
}

/** The body, where the recording has it. */
function textOf(content: Json | undefined): string | undefined {
  const { text, encoding } = isObject(content) ? content : {};
  if (typeof text !== "string" || text === "") return undefined;
  return encoding === "base64" ? Buffer.from(text, "base64").toString("utf8") : text;
}
