import type { At } from "../../json/pointer.js";
import type { Json } from "../../json/json.js";
import type { Node, Unfollowed } from "../document.js";
import type { Files, SourceFile } from "../files.js";
import { isObject } from "../../json/is-object.js";
import { nearest } from "../../text/nearest.js";
import { atOf, fileOf, pointerTokens, splitAt } from "../../json/pointer.js";
import { quote } from "../problem.js";
import { absolute, resourceAround, resourcesOf, type Resource } from "./schema-ids.js";

/** A resource together with the file that it stands in. */
interface Place {
  file: SourceFile;
  resource: Resource;
}

/** Most references that one pointer leads through; more are a circle. */
const maxDepth = 100;

/** Follows references, one step each, within the files of one document. */
export class Follower {
  readonly #files: Files;
  readonly #resources = new Map<SourceFile, Resource[]>();
  /** Where the references of a file lead, as long as it does not matter where in the file they stand. */
  readonly #followed = new Map<SourceFile, Map<string, Node | Unfollowed>>();

  /** How many references the pointer that is followed leads through. */
  #depth = 0;

  constructor(files: Files) {
    this.#files = files;
  }

  /** See `Document.follow`. */
  follow(reference: string, from: At): Node | Unfollowed {
    const file = this.#files.named(fileOf(from)) ?? this.#files.root;
    const resources = this.#resourcesOf(file);
    const [whole] = resources;
    if (resources.length > 1 || whole === undefined) {
      const resource = resourceAround(resources, splitAt(from).tokens);
      return this.#target(reference, { file, resource });
    }
    const followed = this.#followed.get(file) ?? new Map<string, Node | Unfollowed>();
    this.#followed.set(file, followed);
    const known = followed.get(reference);
    if (known !== undefined) return known;
    const target = this.#target(reference, { file, resource: whole });
    followed.set(reference, target);
    return target;
  }

  #target(reference: string, here: Place): Node | Unfollowed {
    const hash = reference.indexOf("#");
    const uri = hash < 0 ? reference : reference.slice(0, hash);
    const fragment = decodeFragment(hash < 0 ? "" : reference.slice(hash + 1));
    if (fragment === undefined) return malformed(reference);

    const target = uri === "" ? here : this.#resourceOf(uri, here);
    if ("what" in target) return target;
    const tokens = pointerTokens(fragment);
    if (tokens) return this.#pointer(reference, tokens, target);
    return fragment.startsWith("/") ? malformed(reference) : this.#anchor(fragment, target);
  }

  #resourceOf(uri: string, here: Place): Place | Unfollowed {
    const wanted = absolute(uri, here.resource.uri);
    const resource = this.#resourcesOf(here.file).find((each) => each.uri === wanted);
    if (resource) return { file: here.file, resource };
    const file = this.#files.open(uri, here.file);
    if ("what" in file) return file;
    return { file, resource: this.#resourcesOf(file)[0] as Resource };
  }

  #pointer(reference: string, tokens: string[], place: Place): Node | Unfollowed {
    return this.#find(tokens, place) ?? missing(reference, place.file.parsed.value as Json, tokens);
  }

  /**
   * JSON Schema counts a pointer from the schema with the `$id` around it. Many documents give schemas an `$id` and
   * still count from the root of the document, so that is tried next.
   */
  #find(tokens: string[], { file, resource }: Place): Node | Unfollowed | undefined {
    const all = resource.tokens.length > 0 ? [resource.tokens.concat(tokens), tokens] : [tokens];
    const root = file.parsed.value as Json;
    for (const candidate of all) {
      const found = walk(root, candidate);
      if (found.missing === undefined)
        return { value: found.value, at: atOf(file.name, candidate) };
      const on = this.#beyond(found.value, candidate.slice(found.missing), { file, resource });
      if (on) return on;
    }
    return undefined;
  }

  /** A pointer may lead through a reference, as where `components.schemas` is one to a file: it goes on there. */
  #beyond(value: Json, rest: string[], here: Place): Node | Unfollowed | undefined {
    const reference = isObject(value) ? value["$ref"] : undefined;
    if (typeof reference !== "string" || this.#depth === maxDepth) return undefined;
    this.#depth++;
    try {
      const target = this.#target(reference, here);
      if ("what" in target) return target;
      const { file: name, tokens } = splitAt(target.at);
      const file = this.#files.named(name) ?? this.#files.root;
      return this.#find([...tokens, ...rest], { file, resource: wholeFile });
    } finally {
      this.#depth--;
    }
  }

  #anchor(name: string, { file, resource }: Place): Node | Unfollowed {
    const tokens = resource.anchors.get(name);
    if (tokens) {
      const { value } = walk(file.parsed.value as Json, tokens);
      return { value, at: atOf(file.name, tokens) };
    }
    return {
      id: "reference-dangling",
      what: `No schema has the $anchor ${quote(name)}`,
      todo: `Refer to a schema by its path, like "#/components/schemas/${name}", or add the $anchor.`,
    };
  }

  #resourcesOf(file: SourceFile): Resource[] {
    let resources = this.#resources.get(file);
    if (!resources) {
      const used = ["$id", "$anchor", "$dynamicAnchor", "$self"].some((key) => file.mentions(key));
      resources = used ? resourcesOf(file.parsed.value as Json) : [wholeFile];
      this.#resources.set(file, resources);
    }
    return resources;
  }
}

const wholeFile: Resource = { uri: undefined, tokens: [], anchors: new Map() };

/** RFC 6901 section 6: a pointer in a fragment is percent-encoded. */
function decodeFragment(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}

/** Goes down own members only. `missing` is the number of tokens that were found before one was not. */
function walk(root: Json, tokens: readonly string[]): { value: Json; missing?: number } {
  let value = root;
  for (const [index, token] of tokens.entries()) {
    if (typeof value !== "object" || value === null) return { value, missing: index };
    // Of an array, `length` is an own member too.
    const there = Array.isArray(value) ? /^(0|[1-9]\d*)$/.test(token) : true;
    if (!there || !Object.hasOwn(value, token)) return { value, missing: index };
    value = (value as Record<string, Json>)[token] as Json;
  }
  return { value };
}

function malformed(reference: string): Unfollowed {
  return {
    id: "reference-malformed",
    what: `${quote(reference)} is not a well-formed reference`,
    todo: 'Write it like "#/components/schemas/Name", with ~1 for a slash, ~0 for ~ and %25 for %.',
  };
}

function missing(reference: string, root: Json, tokens: string[]): Unfollowed {
  const suggestion = suggest(root, tokens);
  return {
    id: "reference-dangling",
    what: `The reference ${quote(reference)} leads to nothing`,
    todo: suggestion ? `Did you mean ${suggestion}?` : "Add the target, or correct the reference.",
  };
}

/** The pointer with its first wrong token replaced by the nearest name, or to a component of the same name. */
function suggest(root: Json, tokens: string[]): string | undefined {
  const { value, missing: index = 0 } = walk(root, tokens);
  const wrong = tokens[index] ?? "";
  if (isObject(value)) {
    const name = nearest(wrong, Object.keys(value));
    const corrected = name === undefined ? [] : tokens.with(index, name);
    if (name !== undefined && walk(root, corrected).missing === undefined)
      return atOf("", corrected);
  }
  const elsewhere = ["components", "schemas", tokens.at(-1) ?? ""];
  return walk(root, elsewhere).missing === undefined ? atOf("", elsewhere) : undefined;
}
