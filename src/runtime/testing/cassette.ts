import { outlineOfAnswer, type Outline } from "../observe/outline.js";
import { matchOutline } from "../observe/match-outline.js";
import { createScrubber, type Scrubber } from "./scrub.js";

/** Requests and their answers, with made-up values in the place of what was sent and answered. */
export interface Cassette {
  /** The version of this form. */
  readonly cassette: 1;
  readonly exchanges: readonly RecordedExchange[];
}

/** One request and its answer. */
export interface RecordedExchange {
  /** The id of the operation. */
  readonly operation: string;
  readonly method: string;
  /** Below the base URL. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Of a request in JSON. */
  readonly body?: unknown;
  readonly status: number;
  /** Of an answer in JSON. */
  readonly answer?: unknown;
}

/** What `fetch` is, without what single runtimes add to theirs. */
export type SendRequest = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** What of Node's `fs` is used; Deno and Bun have it, too. */
interface FileSystem {
  readFileSync(path: string, encoding: "utf8"): string;
  writeFileSync(path: string, text: string): void;
}

/**
 * A `fetch` that sends, and writes what it sent and got to a file, scrubbed by the outline. The file is written anew.
 *
 * @throws Error where there are no files, such as in a page
 */
export function recordTo(outline: Outline, file: string, send: SendRequest): SendRequest {
  const scrubber = createScrubber(outline);
  const exchanges: RecordedExchange[] = [];
  const { writeFileSync } = fileSystem();
  return async (input, init) => {
    const request = new Request(input as string, init);
    const sent = await request.clone().text();
    const response = await send(request);
    const { pathname, searchParams } = new URL(request.url);
    const match = matchOutline(outline, request.method, pathname);
    if (match === undefined) return response;
    const got = await response.clone().text();
    const { status } = response;
    const places = outlineOfAnswer(outline, match.id, status);
    const body = parsedJson(sent);
    const query: [string, string][] = [];
    searchParams.forEach((value, name) => query.push([name, scrubbedValue(value, scrubber)]));
    const answer = parsedJson(got);
    exchanges.push({
      operation: match.id,
      method: request.method,
      path: scrubbedPath(match.path, match.operation.path, scrubber),
      query,
      ...(body && { body: scrubber.json(body.value, placesOfBody(outline)) }),
      status,
      ...(answer && { answer: scrubber.json(answer.value, places) }),
    });
    const cassette: Cassette = { cassette: 1, exchanges };
    writeFileSync(file, `${JSON.stringify(cassette, undefined, 2)}\n`);
    return response;
  };
}

/**
 * A `fetch` that answers from a recording: by the same request, or else by the next one of the same operation.
 *
 * @throws Error on what is no recording; a request that it has no answer to rejects with one
 */
export function replayFrom(outline: Outline, file: string): SendRequest {
  const cassette = JSON.parse(fileSystem().readFileSync(file, "utf8")) as Partial<Cassette>;
  if (cassette.cassette !== 1) throw new Error(`${file} is no recording.`);
  const left = [...(cassette.exchanges ?? [])];
  return async (input, init) => {
    const { method, url } = new Request(input as string, init);
    const { pathname, search } = new URL(url);
    const match = matchOutline(outline, method, pathname);
    const own = left.filter(({ operation }) => operation === match?.id);
    const next =
      own.find(({ path, query }) => path === match?.path && searchOf(query) === search) ?? own[0];
    if (next === undefined)
      throw new Error(`The recording has no more answers to ${match?.id ?? method}.`);
    left.splice(left.indexOf(next), 1);
    const { status, answer } = next;
    if (answer === undefined) return new Response(null, { status });
    const headers = { "content-type": "application/json" };
    return new Response(JSON.stringify(answer), { status, headers });
  };
}

/** A query as it is written in a URL. */
function searchOf(query: RecordedExchange["query"]): string {
  const search = new URLSearchParams();
  for (const [name, value] of query) search.append(name, value);
  return query.length === 0 ? "" : `?${search.toString()}`;
}

/** What is sent has the names that some answer has: those of every model are told. */
function placesOfBody({ models }: Outline): ReturnType<typeof outlineOfAnswer> {
  const places = Object.values(models).flatMap((part) =>
    typeof part === "object" && !Array.isArray(part) ? [part] : [],
  );
  return places as ReturnType<typeof outlineOfAnswer>;
}

function scrubbedPath(path: string, template: string, scrubber: Scrubber): string {
  const names = template.split("/");
  const segments = path
    .split("/")
    .map((segment, index) =>
      names[index]?.includes("{")
        ? encodeURIComponent(scrubber.text(decodeURIComponent(segment)))
        : segment,
    );
  return segments.join("/");
}

/** Small numbers, such as those of pages, stay. */
function scrubbedValue(value: string, scrubber: Scrubber): string {
  return /^\d{1,4}$/.test(value) ? value : scrubber.text(value);
}

function parsedJson(text: string): { value: unknown } | undefined {
  try {
    return text === "" ? undefined : { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function fileSystem(): FileSystem {
  const runtime = (globalThis as Record<string, unknown>)["process"] as
    { getBuiltinModule?: (name: string) => FileSystem } | undefined;
  const files = runtime?.getBuiltinModule?.("node:fs");
  if (files === undefined) throw new Error("Recordings are files, which there are none of here.");
  return files;
}
