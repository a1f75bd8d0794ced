import { textFor } from "../../../src/values/pattern-text.js";
import type { Node, RawDocument } from "./raw-document.js";

const formats: Readonly<Record<string, string>> = {
  "date-time": "2030-01-02T03:04:05Z",
  date: "2030-01-02",
  time: "03:04:05Z",
  uuid: "1b4e28ba-2fa1-41d2-883f-0016d3cca427",
  email: "a@example.com",
  uri: "https://example.com/a",
  url: "https://example.com/a",
  ipv4: "192.0.2.7",
  hostname: "example.com",
};
const deepest = 12;

/**
 * A value that a schema of the document allows: its example where ajv takes it, otherwise the least that is asked for.
 * It need not be valid; whoever asks looks.
 */
export function rawSample(document: RawDocument, schema: unknown, depth = 0): unknown {
  const own = merged(document, schema);
  const told = [own["const"], own["example"], ...list(own["examples"]), own["default"]];
  const found = [...told, ...list(own["enum"])].find(
    (each) => each !== undefined && each !== null && document.wrong(schema, each) === "",
  );
  if (found !== undefined || depth > deepest) return found;
  const branches = [...list(own["oneOf"]), ...list(own["anyOf"])];
  const { oneOf, anyOf, ...rest } = own;
  void [oneOf, anyOf];
  let first: unknown;
  for (const branch of branches) {
    const value = rawSample(document, { allOf: [rest, branch] }, depth + 1);
    first ??= value;
    if (value !== null && document.wrong(schema, value) === "") return value;
  }
  return branches.length > 0 ? first : whole(document, own, depth);
}

/** The schema with what its `allOf` asks for. */
function merged(document: RawDocument, schema: unknown): Node {
  const { allOf, ...own } = document.resolve(schema);
  const { $ref, ...beside } = schema as Node;
  const parts = list(allOf).map((part) => merged(document, part));
  if ($ref !== undefined) parts.push(beside);
  return parts.reduce<Node>(
    (all, part) => ({
      ...all,
      ...part,
      required: [...list(all["required"]), ...list(part["required"])],
      properties: { ...(all["properties"] as Node), ...(part["properties"] as Node) },
    }),
    own,
  );
}

function whole(document: RawDocument, own: Node, depth: number): unknown {
  switch (typeOf(own)) {
    case "object": {
      const properties = (own["properties"] ?? {}) as Node;
      const names = [...new Set(list(own["required"]) as string[])];
      if (own["minProperties"] !== undefined) names.push(...Object.keys(properties).slice(0, 1));
      return Object.fromEntries(
        names.map((name) => {
          const schema = properties[name] ?? own["additionalProperties"];
          return [name, rawSample(document, typeof schema === "object" ? schema : {}, depth + 1)];
        }),
      );
    }
    case "array": {
      const items = own["items"] ?? {};
      const count = Math.max(Number(own["minItems"] ?? 0), depth === 0 ? 1 : 0);
      return Array.from({ length: count }, () => rawSample(document, items, depth + 1));
    }
    case "integer":
    case "number":
      return Math.max(1, Number(own["minimum"] ?? 1), Number(own["exclusiveMinimum"] ?? 0) + 1);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return text(own);
  }
}

function text(own: Node): string {
  const { pattern, format = "", minLength = 1, maxLength } = own;
  const bounds = { minLength: Number(minLength), maxLength: Number(maxLength ?? Infinity) };
  const fitting =
    typeof pattern === "string" ? textFor(pattern, (count) => 1 % count, bounds) : undefined;
  const plain = formats[String(format)] ?? "a1";
  return fitting ?? plain.padEnd(bounds.minLength, "a").slice(0, bounds.maxLength);
}

function typeOf(own: Node): string {
  const [type] = [own["type"]].flat().filter((each) => each !== "null");
  if (typeof type === "string") return type;
  if (own["type"] !== undefined) return "null";
  const hasMembers = Object.keys((own["properties"] ?? {}) as Node).length > 0;
  if (hasMembers || list(own["required"]).length > 0) return "object";
  return own["items"] === undefined ? "string" : "array";
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
