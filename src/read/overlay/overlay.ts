import { relative } from "node:path";
import type { Json, JsonObject } from "../../json/json.js";
import { isObject } from "../../json/is-object.js";
import type { LocatedProblem, Unfollowed } from "../document.js";
import { parseBytes, parseFile, type Purpose, type SourceText } from "../parse.js";
import { quote, ReadError } from "../problem.js";
import { nearest } from "../../text/nearest.js";
import { jsonPathOf, type JsonPath } from "./json-path.js";

/** An overlay as read: OpenAPI Overlay Specification 1.0 and 1.1. */
export interface Overlay {
  text: SourceText;
  /** The document that it is for, a URI reference relative to the overlay. */
  extends: string | undefined;
  actions: Action[];
}

/** One change, to each node that its target selects. */
export interface Action {
  /** Where it stands in the overlay. */
  tokens: readonly string[];
  /** As it is written. */
  targetText: string;
  target: JsonPath;
  change:
    | { kind: "copy"; from: JsonPath }
    | { kind: "nothing" }
    | { kind: "remove" }
    | { kind: "update"; value: Json };
}

const purpose: Purpose = {
  emptyTodo: "Name a file that holds an overlay.",
  folderTodo: "Name the overlay in it.",
  isJson: false,
};

/**
 * Reads an overlay from a YAML or JSON file.
 *
 * @throws ReadError with everything that is wrong with it
 */
export function readOverlay(path: string): Overlay {
  return overlayOf(parseFile(path, path, purpose));
}

/**
 * Reads an overlay as it was at a git ref, or as it is now where the ref does not have it.
 *
 * @param path from the working folder
 * @throws ReadError with everything that is wrong with it
 */
export async function readOverlayAt(ref: string, path: string): Promise<Overlay> {
  const inFolder = `./${relative("", path).replaceAll("\\", "/")}`;
  const { show } = await import("../git/show.js");
  const bytes = await show({ ref, path: inFolder }).catch(() => undefined);
  return bytes ? overlayOf(parseBytes(bytes, `${ref}:${path}`, purpose)) : readOverlay(path);
}

function overlayOf(text: SourceText | LocatedProblem[]): Overlay {
  if (Array.isArray(text)) throw new ReadError(text);
  const check = new Check(text);
  const overlay = check.overlay(text.parsed.value as Json);
  if (overlay === undefined || check.problems.length > 0) throw new ReadError(check.problems);
  return { text, ...overlay };
}

const members = {
  overlay: ["overlay", "info", "extends", "actions"],
  info: ["title", "version", "description"],
  action: ["target", "description", "update", "copy", "remove"],
};

class Check {
  readonly problems: LocatedProblem[] = [];
  #hasCopy = true;
  readonly #text: SourceText;

  constructor(text: SourceText) {
    this.#text = text;
  }

  overlay(root: Json): Omit<Overlay, "text"> | undefined {
    if (!isObject(root) || !Object.hasOwn(root, "overlay")) {
      const todo = 'An overlay begins with a line like "overlay: 1.1.0".';
      return this.#fail([], "This is not an overlay: it has no member overlay", todo);
    }
    const version = String(root["overlay"]);
    if (!/^1(\.[01](\.\d+)?)?$/.test(version)) {
      const what = `The overlay version is ${quote(version)}; only 1.0 and 1.1 are read`;
      return this.#fail(["overlay"], what, 'Write it as a string like "1.1.0".');
    }
    this.#hasCopy = version.startsWith("1.1");
    this.#known(root, [], members.overlay);
    this.#info(root["info"]);
    const extended = root["extends"];
    if (extended !== undefined && typeof extended !== "string") {
      this.#fail(["extends"], "extends is not a text", "Write the path or URL of the document.");
    }
    const actions = root["actions"];
    if (!Array.isArray(actions) || actions.length === 0) {
      const todo = "Write at least one action with a target and an update, a copy or remove: true.";
      return this.#fail(["actions"], "actions is not a list with something in it", todo);
    }
    this.#distinct(actions);
    return {
      extends: typeof extended === "string" ? extended : undefined,
      actions: actions.flatMap((action, index) => {
        return this.#action(action, ["actions", String(index)]) ?? [];
      }),
    };
  }

  #distinct(actions: readonly Json[]): void {
    const known = new Set<string>();
    for (const [index, action] of actions.entries()) {
      const text = JSON.stringify(action);
      if (known.has(text)) {
        this.#fail(["actions", String(index)], "The same action stands here twice", "Delete one.");
      }
      known.add(text);
    }
  }

  #info(info: Json | undefined): void {
    if (!isObject(info)) {
      this.#fail(
        ["info"],
        "info is not an object",
        "Give the overlay an info with title and version.",
      );
      return;
    }
    this.#known(info, ["info"], members.info);
    for (const name of ["title", "version"]) {
      if (typeof info[name] === "string") continue;
      this.#fail(
        ["info", name],
        `info.${name} is not a text`,
        "Write one, in quotes where it is a number.",
      );
    }
  }

  #action(action: Json, tokens: readonly string[]): Action | undefined {
    if (!isObject(action)) {
      return this.#fail(tokens, "An action is an object", "Give it a target and what to do there.");
    }
    this.#known(action, tokens, members.action);
    const target = this.#path(action["target"], [...tokens, "target"]);
    const change = this.#change(action, tokens);
    if (!target || !change) return undefined;
    return { tokens, targetText: String(action["target"]), target, change };
  }

  #change(action: JsonObject, tokens: readonly string[]): Action["change"] | undefined {
    const { remove = false, update, copy } = action;
    if (typeof remove !== "boolean") {
      return this.#fail([...tokens, "remove"], "remove is not true or false", "Write one of them.");
    }
    if (remove) return { kind: "remove" };
    if (update !== undefined && copy !== undefined) {
      const what = "An action has both an update and a copy, and neither is to count then";
      return this.#fail([...tokens, "copy"], what, "Make two actions of it.");
    }
    if (copy !== undefined && !this.#hasCopy) {
      const todo = 'Write "overlay: 1.1.0" at the beginning.';
      return this.#fail([...tokens, "copy"], "copy came with version 1.1 of overlays", todo);
    }
    if (copy !== undefined) {
      const from = this.#path(copy, [...tokens, "copy"]);
      return from && { kind: "copy", from };
    }
    if (update !== undefined) return { kind: "update", value: update };
    // Allowed by the schemas of the standard.
    return { kind: "nothing" };
  }

  #path(written: Json | undefined, tokens: readonly string[]): JsonPath | undefined {
    const name = tokens.at(-1) ?? "";
    if (typeof written !== "string") {
      const what = `An action's ${name} is not a text`;
      return this.#refuse(tokens, { id: "overlay-target-invalid", what, todo: pathTodo });
    }
    const path = jsonPathOf(written);
    if (typeof path !== "string") return path;
    const what = `The ${name} ${quote(written)} is not a JSONPath: ${path}`;
    return this.#refuse(tokens, { id: "overlay-target-invalid", what, todo: pathTodo });
  }

  #known(object: JsonObject, tokens: readonly string[], names: readonly string[]): void {
    for (const key of Object.keys(object)) {
      if (names.includes(key) || key.startsWith("x-")) continue;
      const meant = nearest(key, names);
      const todo = meant ? `Did you mean ${meant}?` : `There are: ${names.join(", ")}.`;
      this.#fail([...tokens, key], `There is no member ${quote(key)} here`, todo);
    }
  }

  #fail(tokens: readonly string[], what: string, todo: string): undefined {
    this.#refuse(tokens, { id: "overlay-invalid", what, todo });
  }

  #refuse(tokens: readonly string[], why: Unfollowed): undefined {
    this.problems.push({ ...this.#text.place(tokens), ...why });
  }
}

const pathTodo = "Write it like $.paths['/patients'].get (RFC 9535).";
