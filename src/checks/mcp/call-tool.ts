import type { CallFailure, Client, Result } from "../client.js";
import { failureText } from "./failure-text.js";
import { fitted } from "./fitted.js";
import { changedAt, type ModelPlaces } from "./places.js";
import { requestOf } from "./request-of.js";
import { seen } from "./seen.js";
import type { Callable, Tool, ToolAnswer, Walked } from "./tool.js";

/** What all tools of a server are called with. */
export interface Calling {
  client: Client;
  models: ModelPlaces;
  isPersonalShown: boolean;
  maxCharacters: number;
  /** One sentence that quotes nothing of a body or a header: the client's own `describeFailure`. */
  describe: (failure: CallFailure) => string;
}

/**
 * Carries out an operation for an agent. It never rejects.
 *
 * @param signal stops the call
 */
export async function callTool(
  tool: Callable,
  args: Readonly<Record<string, unknown>>,
  { signal, ...calling }: Calling & { signal: AbortSignal },
): Promise<ToolAnswer> {
  try {
    const request = requestOf(tool, args, calling.models) as never;
    const from = tool.from === undefined ? undefined : (args[tool.from] as string | undefined);
    const answer = tool.list
      ? await firstPage(tool.list(calling.client, request, { signal, from }))
      : await tool.call(calling.client, request, { signal });
    if (!answer.ok) return failed(answer.error, tool, calling);
    const { data } = answer;
    const body = bodyOf({ ...answer, data: await read(data, calling.maxCharacters) }, tool);
    return shown({ body, next: nextOf(answer) }, tool, calling);
  } catch (thrown) {
    // A stream that broke off, or an argument that no schema keeps out.
    const failure = (thrown as { error?: CallFailure } | undefined)?.error;
    if (failure !== undefined) return failed(failure, tool, calling);
    const problem = "The arguments could not be used, or the answer broke off.";
    return { content: [{ type: "text", text: `${problem} Tell the user.` }], isError: true };
  }
}

/** One page of a list. A look-up that finds nothing has none. */
async function firstPage(list: Walked): Promise<Result<unknown, CallFailure>> {
  const pages = list.results();
  const { value } = await pages.next();
  await pages.return();
  return value ?? ({ ok: true, data: [] } as unknown as Result<unknown, CallFailure>);
}

/** What goes on behind a page; the third part of a checkpoint is where: null behind the last one. */
function nextOf(answer: object): string | undefined {
  const { checkpoint = "" } = answer as { checkpoint?: string };
  return /^null|^$/.test(checkpoint.split(":")[2] ?? "") ? undefined : checkpoint;
}

/** Data that JSON can hold: the items of a stream, as many as fit, and of a file what it is. */
async function read(data: unknown, most: number): Promise<unknown> {
  if (data instanceof Blob) return `(a file of ${data.size} bytes, ${data.type || "of any type"})`;
  if (!(Symbol.asyncIterator in Object(data))) return data;
  const items: unknown[] = [];
  let length = 0;
  for await (const item of data as AsyncIterable<unknown>) {
    items.push(item);
    length += String(JSON.stringify(item)).length;
    if (length > most) break;
  }
  return items;
}

/** The body as the document has it: what the client tells beside it is left out. */
function bodyOf(answer: object, { envelope }: Tool): unknown {
  const own = new Set(["ok", "data", "response", "contentType", "items", "checkpoint"]);
  const { data } = answer as { data?: unknown };
  if (envelope === undefined) return data;
  const siblings = Object.entries(answer).filter(([name]) => !own.has(name));
  if (data === undefined && siblings.length === 0) return undefined;
  return { ...Object.fromEntries(siblings), [envelope]: data };
}

/** What a success is told as. */
function shown(
  { body, next }: { body: unknown; next: string | undefined },
  tool: Tool,
  { models, isPersonalShown, maxCharacters }: Calling,
): ToolAnswer {
  if (body === undefined) return { content: [{ type: "text", text: "Done." }] };
  const answer = isPersonalShown || tool.answer === undefined ? [] : [tool.answer];
  let isMasked = false;
  const masked = changedAt(body, answer, {
    models,
    change(value, mark) {
      if (mark !== "personal" || value === null) return value;
      isMasked = true;
      return "(personal)";
    },
  });
  const { text, note } = fitted(masked, maxCharacters);
  const told = [
    ...(note === undefined ? [] : [note]),
    ...(note !== undefined && tool.limit !== undefined
      ? [`To see all, ask for fewer at once with ${tool.limit}.`]
      : []),
    ...(isMasked ? ['What is about a person is left out: "(personal)" is not its value.'] : []),
    ...(next === undefined || tool.from === undefined
      ? []
      : [`There is more: for the next page add ${tool.from}: ${seen(JSON.stringify(next))}.`]),
  ];
  const texts = told.length === 0 ? [text] : [text, told.join(" ")];
  return { content: texts.map((each) => ({ type: "text", text: each })) };
}

function failed(failure: CallFailure, tool: Tool, { describe }: Calling): ToolAnswer {
  const text = seen(`${describe(failure)} ${failureText(failure, tool)}`);
  return { content: [{ type: "text", text }], isError: true };
}
