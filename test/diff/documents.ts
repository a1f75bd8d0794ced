import type { Json, JsonObject } from "../../src/json/json.js";
import type { Document, Node, Unfollowed } from "../../src/read/document.js";

/** A document that is a value in a test. Places are made up: line 1 of a file of that name. */
export function documentOf(root: JsonObject, file = "test.yaml"): Document {
  return {
    file,
    version: String(root["openapi"]).slice(0, 3) as Document["version"],
    root,
    warnings: [],
    follow: (reference) => follow(root, reference),
    place: () => ({ file, line: 1, column: 1 }),
    files: () => [file],
  };
}

function follow(root: JsonObject, reference: string): Node | Unfollowed {
  const keys = reference
    .replace(/^#\//, "")
    .split("/")
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
  let value: Json = root;
  for (const key of keys) {
    const below: Json | undefined =
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as JsonObject)[key]
        : undefined;
    if (below === undefined)
      return {
        id: "reference-dangling",
        what: `There is nothing at ${reference}`,
        todo: "Correct it.",
      };
    value = below;
  }
  return {
    value,
    at: `#/${keys.map((key) => key.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`,
  };
}
