import type { Json, JsonObject } from "../json/json.js";
import { isObject } from "../json/is-object.js";
import type { ProblemId } from "../problems/problem-id.js";
import type { Document } from "./document.js";
import { quote } from "./problem.js";

/** What is wrong with the top of a document; `key` is the member of the root where it stands. */
export interface VersionProblem {
  key: string;
  id: ProblemId;
  what: string;
  todo: string;
}

/** The root and version of an OpenAPI document, or why this is none that can be read. */
export function openApi(
  value: Json,
): { root: JsonObject; version: Document["version"] } | VersionProblem {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return {
      key: "",
      id: "not-openapi",
      what: `The document holds ${kindOf(value)}, not an object`,
      todo: whichFile,
    };
  }
  if (Object.hasOwn(value, "openapi")) {
    const version = versionOf(value["openapi"] as Json);
    return typeof version === "string" ? { root: value, version } : version;
  }
  if (Object.hasOwn(value, "swagger")) {
    const written = quoted(value["swagger"] as Json);
    return {
      key: "swagger",
      id: "version-unsupported",
      what: `This is a Swagger document, version ${written}; only 2.0 is read, and OpenAPI 3.0, 3.1 and 3.2`,
      todo: "Convert it to one of these versions first.",
    };
  }
  return {
    key: "",
    id: "not-openapi",
    what: "The document has no openapi member, so it is not an OpenAPI 3 document",
    todo: whichFile,
  };
}

/** Whether a document is of Swagger 2.0, whose version is a text, and often a number. */
export function isSwagger2(value: Json | undefined): boolean {
  if (!isObject(value) || Object.hasOwn(value, "openapi")) return false;
  const { swagger } = value;
  return swagger === 2 || /^2(\.0)?(\.0)?$/.test(typeof swagger === "string" ? swagger : "");
}

const whichFile = 'Name an OpenAPI document; its first line is like "openapi: 3.1.0".';

function versionOf(written: Json): Document["version"] | VersionProblem {
  // In YAML, 3.1 without quotes is a number (and 3.0 is 3), but it is plain what is meant.
  const text = typeof written === "number" ? minor(written) : written;
  const match = typeof text === "string" ? /^(3\.[012])(?:\.\d+(?:-[\w.-]+)?)?$/.exec(text) : null;
  switch (match?.[1]) {
    case "3.0":
    case "3.1":
    case "3.2":
      return match[1];
    default:
      return {
        key: "openapi",
        id: "version-unsupported",
        what: `The openapi version is ${quoted(written)}; only 3.0, 3.1 and 3.2 are read`,
        todo: 'Write it as a string like "3.1.0", or convert the document to one of these versions.',
      };
  }
}

function minor(version: number): string {
  return Number.isInteger(version) ? version.toFixed(1) : String(version);
}

function quoted(value: Json): string {
  if (typeof value === "string") return quote(value);
  return typeof value === "object" && value !== null ? kindOf(value) : String(value);
}

function kindOf(value: Json): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
