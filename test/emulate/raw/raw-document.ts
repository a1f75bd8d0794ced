import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { load } from "js-yaml";

// The package is CommonJS and its declarations describe an ES module.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

/** A node of a document as it is written. */
export type Node = Record<string, unknown>;

/** A document as it is written, read by nothing of ours. */
export interface RawDocument {
  root: Node;
  /** The node itself, or what its `$ref` leads to. */
  resolve(node: unknown): Node;
  /** What ajv says is wrong with a value; empty: it is valid. */
  wrong(schema: unknown, value: unknown): string;
}

const address = "doc:/";

/** Reads a document whose references all stay inside of it. */
export function rawDocument(file: string): RawDocument {
  const text = readFileSync(file, "utf8");
  const read = (file.endsWith(".json") ? JSON.parse(text) : load(text)) as Node;
  const is30 = String(read["openapi"]).startsWith("3.0");
  const root = spelled(read, is30) as Node;
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    ownProperties: true,
    // Each schema is asked once: what makes its code short takes longer than to run it.
    inlineRefs: false,
    code: { optimize: false },
  });
  addFormats(ajv);
  ajv.addSchema(root, address, undefined, false);
  const compiled = new WeakMap<object, ValidateFunction>();
  const resolve = (node: unknown): Node => {
    const { $ref } = node as Node;
    if (typeof $ref !== "string") return node as Node;
    const tokens = $ref.slice(`${address}#/`.length).split("/");
    let current: unknown = root;
    for (const token of tokens) {
      const name = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
      current = (current as Node)[name];
    }
    return resolve(current);
  };
  return {
    root,
    resolve,
    wrong: (schema, value) => {
      const key = schema as object;
      const validate = compiled.get(key) ?? ajv.compile(key);
      compiled.set(key, validate);
      return validate(value) ? "" : ajv.errorsText(validate.errors);
    },
  };
}

/** JSON Schema 2020-12 of what OpenAPI 3.0 spells otherwise; references lead to the document from everywhere. */
function spelled(node: unknown, is30: boolean): unknown {
  if (Array.isArray(node)) return node.map((each) => spelled(each, is30));
  if (node instanceof Date) return node.toISOString().slice(0, 10);
  if (typeof node !== "object" || node === null) return node;
  const { $ref } = node as Node;
  if (typeof $ref === "string" && $ref.startsWith("#/")) {
    const beside = is30 ? {} : withoutNullable(members(node as Node, is30));
    return { ...beside, $ref: address + $ref };
  }
  const plain = members(node as Node, is30);
  // 3.1 has no `nullable`, but documents that say it mean it, and ajv by itself reads it as well.
  if (plain["nullable"] === true && typeof plain["type"] === "string") {
    plain["type"] = [plain["type"], "null"];
  }
  for (const [flag, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (plain[flag] === true) plain[flag] = plain[bound];
    else if (plain[flag] === false) delete plain[flag];
  }
  return withoutNullable(plain);
}

/** ajv throws where no `type` stands beside the keyword. */
function withoutNullable(node: Node): Node {
  if (typeof node["nullable"] === "boolean") delete node["nullable"];
  return node;
}

function members(node: Node, is30: boolean): Node {
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, member(name, value, is30)]),
  );
}

/** What is no schema stays as it is written; examples of media types may be references. */
function member(name: string, value: unknown, is30: boolean): unknown {
  if (name === "example" || name === "default") {
    const isPart = isNode(value) && ["$ref", "content", "type"].some((key) => key in value);
    // A response is called `default`, and a property may be.
    return isPart ? spelled(value, is30) : value;
  }
  if (name !== "examples" || !isNode(value))
    return name === "examples" ? value : spelled(value, is30);
  const each = Object.entries(value).map(([key, example]) => {
    const isReference = isNode(example) && typeof example["$ref"] === "string";
    return [key, isReference ? spelled(example, is30) : example];
  });
  return Object.fromEntries(each) as Node;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
