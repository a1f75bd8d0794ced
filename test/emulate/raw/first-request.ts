import type { Node, RawDocument } from "./raw-document.js";
import { rawSample } from "./raw-sample.js";

/** An operation as the document has it. */
export interface RawOperation {
  method: string;
  path: string;
  node: Node;
  parameters: Node[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "query"];

export function operationsOf({ root, resolve }: RawDocument): RawOperation[] {
  return Object.entries(root["paths"] as Record<string, unknown>).flatMap(([path, raw]) => {
    const item = resolve(raw);
    return methods.flatMap((method) => {
      const node = item[method] as Node | undefined;
      if (node === undefined) return [];
      const parameters = new Map<string, Node>();
      for (const each of [item["parameters"] ?? [], node["parameters"] ?? []].flat()) {
        const parameter = resolve(each);
        parameters.set(`${String(parameter["in"])} ${String(parameter["name"])}`, parameter);
      }
      return [{ method: method.toUpperCase(), path, node, parameters: [...parameters.values()] }];
    });
  });
}

/** What could not be made for a request. */
export class NoSample extends Error {}

/** The least request that is valid by the document: what is required, and nothing else. Below `origin`, which has the base path. */
export function firstRequest(
  document: RawDocument,
  { method, path, node, parameters }: RawOperation,
  origin: string,
): Request {
  const headers = new Headers();
  const cookies: string[] = [];
  const query: string[] = [];
  let target = path;
  for (const parameter of parameters) {
    const name = String(parameter["name"]);
    if (parameter["required"] !== true) continue;
    const value = valueOf(document, parameter);
    const text = spelled(value);
    switch (parameter["in"]) {
      case "path":
        target = target.replaceAll(`{${name}}`, encodeURIComponent(text));
        break;
      case "query":
        query.push(...queryPairs(name, value, parameter));
        break;
      case "header":
        headers.set(name, text);
        break;
      default:
        cookies.push(`${name}=${text}`);
    }
  }
  if (cookies.length > 0) headers.set("Cookie", cookies.join("; "));
  const search = query.length > 0 ? `?${query.join("&")}` : "";
  const body = method === "GET" || method === "HEAD" ? undefined : bodyOf(document, node);
  if (body?.type !== undefined) headers.set("Content-Type", body.type);
  return new Request(`${origin}${target}${search}`, {
    method,
    headers,
    ...(body && { body: body.content }),
  });
}

function valueOf(document: RawDocument, parameter: Node): unknown {
  const { content, name } = parameter;
  const [media] = Object.values((content ?? {}) as Record<string, Node>);
  const schema = parameter["schema"] ?? media?.["schema"] ?? {};
  const examples = Object.values((parameter["examples"] ?? {}) as Record<string, Node>);
  const told = [parameter["example"], ...examples.map((each) => document.resolve(each)["value"])];
  const found = told.find((each) => each !== undefined && document.wrong(schema, each) === "");
  const value = found ?? rawSample(document, schema);
  return media ? JSON.stringify(value) : valid(document, schema, { value, what: String(name) });
}

function valid<Value>(
  document: RawDocument,
  schema: unknown,
  { value, what }: { value: Value; what: string },
): Value {
  const wrong = document.wrong(schema, value);
  if (wrong !== "") throw new NoSample(`${what}: ${wrong}, ${JSON.stringify(value)}`);
  return value;
}

/** The style `simple`. */
function spelled(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(",");
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flat().map(String).join(",");
  }
  return String(value);
}

function queryPairs(name: string, value: unknown, { style, explode }: Node): string[] {
  const pair = (key: string, each: unknown): string =>
    `${encodeURIComponent(key)}=${encodeURIComponent(String(each))}`;
  if (Array.isArray(value)) {
    return style === undefined && explode !== false
      ? value.map((each) => pair(name, each))
      : [pair(name, value.map(String).join(style === "pipeDelimited" ? "|" : ","))];
  }
  if (typeof value !== "object" || value === null) return [pair(name, value)];
  return Object.entries(value).map(([key, each]) =>
    style === "deepObject" ? pair(`${name}[${key}]`, each) : pair(key, each),
  );
}

interface Body {
  type?: string;
  content: Exclude<RequestInit["body"], null | undefined>;
}

function bodyOf(document: RawDocument, node: Node): Body | undefined {
  if (node["requestBody"] === undefined) return undefined;
  const content = document.resolve(node["requestBody"])["content"] as Record<string, Node>;
  const types = Object.keys(content);
  const type =
    types.find((each) => /[/+]json/.test(each)) ?? types.find((each) => /form/.test(each));
  const [other] = types;
  if (type === undefined) {
    return other === undefined ? undefined : { type: other.replace("*", "plain"), content: "a" };
  }
  const { schema = {}, example, examples = {} } = content[type] as Node;
  const told = [example, ...Object.values(examples as Node)].map((each, index) =>
    index === 0 ? each : document.resolve(each)["value"],
  );
  const found = told.find((each) => each !== undefined && document.wrong(schema, each) === "");
  const value =
    found ?? valid(document, schema, { value: rawSample(document, schema), what: "body" });
  if (/[/+]json/.test(type)) return { type, content: JSON.stringify(value) };
  return type.startsWith("multipart/")
    ? { content: multipart(document, schema, value as Node) }
    : { type, content: urlencoded(value as Node).join("&") };
}

function multipart(document: RawDocument, schema: unknown, value: Node): FormData {
  const form = new FormData();
  const properties = (document.resolve(schema)["properties"] ?? {}) as Node;
  for (const [name, each] of Object.entries(value)) {
    const own = document.resolve(properties[name] ?? {});
    const isFile = own["format"] === "binary" || own["contentMediaType"] !== undefined;
    if (isFile) form.append(name, new Blob(["a"]), "a.txt");
    else if (typeof each !== "object") form.append(name, String(each));
    else form.append(name, new Blob([JSON.stringify(each)], { type: "application/json" }));
  }
  return form;
}

function urlencoded(value: unknown, name = ""): string[] {
  if (typeof value !== "object" || value === null) {
    return [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`];
  }
  return Object.entries(value).flatMap(([key, each]) =>
    urlencoded(each, name === "" ? key : `${name}[${key}]`),
  );
}
