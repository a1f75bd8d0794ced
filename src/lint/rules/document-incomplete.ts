import type { Json, JsonObject } from "../../read/document.js";
import type { Complaint, Rule } from "../rule.js";

/** What a document cannot do without. */
export const documentIncomplete: Rule = {
  id: "document-incomplete",
  severity: "error",
  title: "The document says what it is called, and describes something",
  explain:
    "OpenAPI asks for info with a title and a version, and for one of paths, components and webhooks (3.1.1, sections " +
    "4.8.1.1 and 4.8.2.1). A document without them may be the wrong file, or a half of one.",
  check: ({ document: { root } }) => [...wrongInfo(root), ...nothingDescribed(root)],
};

function wrongInfo(root: JsonObject): Complaint[] {
  const info = own(root, "info");
  if (!isObject(info)) {
    const what = "The document has no info object";
    return [{ at: "#/info", what, todo: "Add one with a title and a version." }];
  }
  return ["title", "version"]
    .filter((name) => (own(info, name) ?? null) === null)
    .map((name) => ({ at: `#/info/${name}`, what: `info has no ${name}`, todo: "Add it." }));
}

function nothingDescribed(root: JsonObject): Complaint[] {
  if (["paths", "components", "webhooks"].some((name) => isObject(own(root, name)))) return [];
  const what = "The document has neither paths nor components nor webhooks";
  return [{ at: "#", what, todo: "Add paths, or name the file that has them." }];
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
