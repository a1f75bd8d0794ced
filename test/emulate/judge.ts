import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { parse } from "yaml";

// The package is CommonJS and its declarations describe an ES module.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

/** Watches an API and its callers by the document alone, without the generator's reading of it. */
export interface Judge {
  /** A `fetch` that lets everything through and checks both directions. */
  watch(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
  /** What was sent or answered against the document. */
  violations: string[];
  requests: number;
  /** The operations that were called, by id. */
  operations: Set<string>;
}

type Node = Record<string, unknown>;

/** A judge by an OpenAPI document; `basePath` is where its paths begin. */
export function judgeOf(spec: string, basePath: string): Judge {
  const document = parse(readFileSync(spec, "utf8")) as Node;
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  addFormats(ajv);
  ajv.addSchema(document, "doc:/");
  const judge: Judge = { watch, violations: [], requests: 0, operations: new Set() };
  const paths = Object.keys(document["paths"] as Node).sort((a, b) => rank(a) - rank(b));

  function watch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (input, init) => {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith(basePath + "/")) {
        return fetch(request);
      }
      judge.requests += 1;
      const rest = pathname.slice(basePath.length);
      const path = paths.find((each) => templateOf(each).test(rest));
      const item = path === undefined ? {} : ((document["paths"] as Node)[path] as Node);
      const method = request.method === "HEAD" ? "get" : request.method.toLowerCase();
      const operation = item[method] as Node | undefined;
      const place = `${request.method} ${rest}`;
      if (path === undefined || operation === undefined) {
        judge.violations.push(`${place}: the document has no such operation`);
        return fetch(request);
      }
      judge.operations.add(String(operation["operationId"]));
      const at = `#/paths/${escaped(path)}/${method}`;
      const copy = request.clone();
      const parameters = [
        ...((item["parameters"] ?? []) as Node[]),
        ...((operation["parameters"] ?? []) as Node[]),
      ].map(resolved);
      checkQuery(new URL(request.url), { parameters, place });
      const response = await fetch(request);
      // What the API refuses may well be wrong; what it takes must not be.
      if (response.ok) {
        await checkRequest(copy, { operation, at, place });
      }
      await checkResponse(response.clone(), { operation, at, place });
      return response;
    };
  }

  function resolved(node: Node): Node {
    const reference = node["$ref"];
    if (typeof reference !== "string") {
      return node;
    }
    let current: unknown = document;
    for (const token of reference.slice(2).split("/")) {
      current = (current as Node)[token.replaceAll("~1", "/").replaceAll("~0", "~")];
    }
    return resolved(current as Node);
  }

  function checkQuery(
    url: URL,
    { parameters, place }: { parameters: Node[]; place: string },
  ): void {
    const known = parameters.filter((each) => each["in"] === "query").map((each) => each["name"]);
    for (const name of url.searchParams.keys()) {
      if (!known.includes(name)) {
        judge.violations.push(`${place}: the query parameter ${name} is not declared`);
      }
    }
  }

  interface Called {
    operation: Node;
    at: string;
    place: string;
  }

  async function checkRequest(request: Request, { operation, at, place }: Called): Promise<void> {
    const body = operation["requestBody"] as Node | undefined;
    const type = (request.headers.get("content-type") ?? "").split(";")[0] ?? "";
    if (body === undefined) {
      return;
    }
    if ((resolved(body)["content"] as Node)[type] === undefined) {
      judge.violations.push(`${place}: ${type} is not declared for the request`);
      return;
    }
    const value =
      type === "application/json"
        ? ((await request.json()) as unknown)
        : Object.fromEntries(
            [...(await request.formData())].map(([name, part]) => [
              name,
              typeof part === "string" ? part : part.name,
            ]),
          );
    check(`${at}/requestBody/content/${escaped(type)}/schema`, value, `${place}, request`);
  }

  async function checkResponse(
    response: Response,
    { operation, at, place }: Called,
  ): Promise<void> {
    const responses = operation["responses"] as Record<string, Node>;
    const status = [String(response.status), `${String(response.status)[0]}XX`, "default"].find(
      (each) => responses[each] !== undefined,
    );
    if (status === undefined) {
      judge.violations.push(`${place}: the status ${response.status} is not declared`);
      return;
    }
    const declared = responses[status] ?? {};
    const content = (resolved(declared)["content"] ?? {}) as Node;
    const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
    if (Object.keys(content).length === 0 || content["*/*"] !== undefined) {
      return;
    }
    if (content[type] === undefined) {
      judge.violations.push(`${place}: ${status} answers ${type}, which is not declared`);
      return;
    }
    const pointer =
      typeof declared["$ref"] === "string" ? declared["$ref"] : `${at}/responses/${status}`;
    const value = (await response.json().catch(() => undefined)) as unknown;
    // A truncated body is nothing to judge.
    if (value !== undefined && type.includes("json")) {
      check(`${pointer}/content/${escaped(type)}/schema`, value, `${place}, ${status}`);
    }
  }

  function check(pointer: string, value: unknown, place: string): void {
    const $ref = `doc:/${pointer}`;
    const validate = ajv.getSchema($ref) ?? ajv.compile({ $ref });
    if (!validate(value)) {
      judge.violations.push(`${place}: ${ajv.errorsText(validate.errors)}`);
    }
  }

  return judge;
}

function rank(path: string): number {
  return [...path].filter((character) => character === "{").length;
}

function templateOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`);
}

function escaped(token: string): string {
  return encodeURIComponent(token.replaceAll("~", "~0").replaceAll("/", "~1"));
}
