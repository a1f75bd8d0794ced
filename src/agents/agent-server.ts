import { isObject } from "../json/is-object.js";
import type { Json, JsonObject } from "../json/json.js";
import type { ToolAnswer } from "../checks/mcp/tool.js";
import { codes, readMessage, Refused, type AnsweredMessage, type AskedMessage } from "./message.js";

/** What a server offers. */
export interface OfferedTool {
  /** As `tools/list` tells it. */
  told: { name: string } & Record<string, unknown>;
  call(args: JsonObject, signal: AbortSignal): Promise<ToolAnswer>;
}

/** The versions of the Model Context Protocol that are spoken, the newest first. */
const versions = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

/**
 * A server of the Model Context Protocol that has tools and nothing else: what it answers to a line of JSON-RPC, if
 * anything.
 */
export class AgentServer {
  readonly #info: { name: string; version: string };
  readonly #tools: ReadonlyMap<string, OfferedTool>;
  readonly #running = new Map<number | string, AbortController>();

  constructor(info: { name: string; version: string }, tools: readonly OfferedTool[]) {
    this.#info = info;
    this.#tools = new Map(tools.map((tool) => [tool.told.name, tool]));
  }

  /** Answers a line; it never rejects. */
  async answer(line: string): Promise<string | undefined> {
    let value: Json;
    try {
      value = JSON.parse(line) as Json;
    } catch {
      return JSON.stringify(refusal(null, new Refused(codes.noJson, "This is no JSON.")));
    }
    // Version 2025-03-26 has batches.
    if (!Array.isArray(value)) return textOf(await this.#answerOne(value));
    const answers = await Promise.all(value.map((each) => this.#answerOne(each)));
    const given = answers.filter((each) => each !== undefined);
    return given.length === 0 ? undefined : JSON.stringify(given);
  }

  /** Ends what is under way. */
  stop(): void {
    for (const controller of this.#running.values()) controller.abort();
  }

  async #answerOne(value: Json): Promise<AnsweredMessage | undefined> {
    let message: AskedMessage | undefined;
    try {
      message = readMessage(value);
      if (message === undefined) return undefined;
      const { id } = message;
      if (id === undefined) {
        this.#hear(message);
        return undefined;
      }
      const result = await this.#carryOut({ ...message, id });
      return { jsonrpc: "2.0", id, result };
    } catch (thrown) {
      const refused =
        thrown instanceof Refused ? thrown : new Refused(codes.internal, "Something is broken.");
      return refusal(message?.id ?? null, refused);
    }
  }

  /** What is only told. */
  #hear({ method, params }: AskedMessage): void {
    const { requestId } = params;
    if (method === "notifications/cancelled") {
      this.#running.get(requestId as number | string)?.abort();
    }
  }

  async #carryOut({ id, method, params }: AskedMessage & { id: number | string }): Promise<object> {
    switch (method) {
      case "initialize": {
        const asked = params["protocolVersion"];
        const protocolVersion = versions.find((each) => each === asked) ?? versions[0];
        return { protocolVersion, capabilities: { tools: {} }, serverInfo: this.#info };
      }
      case "ping":
        return {};
      case "tools/list":
        return { tools: [...this.#tools.values()].map(({ told }) => told) };
      case "tools/call": {
        const { name, arguments: args = {} } = params;
        const tool = this.#tools.get(String(name));
        if (tool === undefined || !isObject(args)) {
          const what = tool ? "The arguments are no object." : "There is no such tool.";
          throw new Refused(codes.wrongParams, what);
        }
        const controller = new AbortController();
        this.#running.set(id, controller);
        try {
          return await tool.call(args, controller.signal);
        } finally {
          this.#running.delete(id);
        }
      }
      default:
        throw new Refused(codes.noMethod, "There is no such method.");
    }
  }
}

function textOf(answer: AnsweredMessage | undefined): string | undefined {
  return answer && JSON.stringify(answer);
}

function refusal(id: number | string | null, { code, message }: Refused): AnsweredMessage {
  return { jsonrpc: "2.0", id, error: { code, message } };
}
