import { isObject } from "../../json/is-object.js";
import { child, part } from "../../model/source.js";
import type { Document, Node } from "../../read/document.js";
import type { Complaint, Rule } from "../rule.js";

/** What a document cannot do without. */
export const documentIncomplete: Rule = {
  id: "document-incomplete",
  severity: "error",
  title: "The document has a title and a version, and describes something",
  explain:
    "OpenAPI requires info with a title and a version, and at least one of paths, components and webhooks (3.1.1, " +
    "sections 4.8.1.1 and 4.8.2.1). A document without them may be the wrong file, or half of one.",
  example: {
    before: ["openapi: 3.1.0", "info: { title: Pets }", "paths: {}"],
    after: ["openapi: 3.1.0", "info: { title: Pets, version: 1.0.0 }", "paths: {}"],
  },
  check: ({ document }) => {
    const root: Node = { value: document.root, at: "#" };
    return [...wrongInfo(root, document), ...nothingDescribed(root)];
  },
};

function wrongInfo(root: Node, document: Document): Complaint[] {
  const info = part({ document, problems: [], warnings: [] }, root, "info");
  if (info === undefined || !isObject(info.value)) {
    const what = "The document has no info object";
    return [{ at: "#/info", what, todo: "Add one with a title and a version." }];
  }
  return ["title", "version"]
    .filter((name) => (child(info, name)?.value ?? null) === null)
    .map((name) => ({ at: `#/info/${name}`, what: `info has no ${name}`, todo: "Add it." }));
}

/** Whether a document has one of the parts that describe something, whatever is in it. */
export function describesSomething(document: Document): boolean {
  return describes({ value: document.root, at: "#" });
}

function describes(root: Node): boolean {
  const fields = ["paths", "components", "webhooks"];
  return fields.some((name) => isObject(child(root, name)?.value));
}

function nothingDescribed(root: Node): Complaint[] {
  if (describes(root)) return [];
  const what = "The document has neither paths nor components nor webhooks";
  return [{ at: "#", what, todo: "Add paths, or name the file that has them." }];
}
