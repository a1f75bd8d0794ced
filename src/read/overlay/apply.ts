import type { Json } from "../../json/json.js";
import type { LocatedProblem } from "../document.js";
import type { SourceText } from "../parse.js";
import { quote, ReadError } from "../problem.js";
import { Draft } from "./draft.js";
import type { JsonPath } from "./json-path.js";
import type { Origin } from "./origin.js";
import type { Action, Overlay } from "./overlay.js";
import { SizeLimit } from "./size.js";

/** A text with its overlays applied: its places lead to the overlay where that wrote what is there. */
export interface Overlaid {
  text: SourceText;
  /** The targets that select nothing, and other actions that come to nothing. */
  warnings: LocatedProblem[];
}

/**
 * Applies overlays, one after the other, their actions in order (Overlay 1.1, "Overlay Object").
 *
 * @throws ReadError where an action cannot be carried out
 */
export function applyOverlays(text: SourceText, overlays: readonly Overlay[]): Overlaid {
  const draft = new Draft(text);
  const limit = new SizeLimit(draft.value);
  const warnings: LocatedProblem[] = [];
  for (const overlay of overlays) {
    for (const action of overlay.actions) {
      const problem = carryOut({ draft, limit, overlay, action });
      if (problem) warnings.push(problem);
    }
  }
  return {
    text: {
      ...text,
      parsed: { ...text.parsed, value: draft.value },
      place: (tokens) => draft.place(tokens),
      mentions: (part) =>
        text.mentions(part) || overlays.some((overlay) => overlay.text.mentions(part)),
    },
    warnings,
  };
}

interface Run {
  draft: Draft;
  limit: SizeLimit;
  overlay: Overlay;
  action: Action;
}

/** A problem where nothing comes of the action. */
function carryOut(run: Run): LocatedProblem | undefined {
  const { draft, limit, overlay, action } = run;
  const { change, target, tokens } = action;
  const selected = draft.select(target);
  if (change.kind === "nothing") return idle(run);
  if (selected.length === 0) return unmatched(run);
  const origin = (): Origin => ({ text: overlay.text, tokens: [...tokens, change.kind] });
  if (change.kind === "remove") {
    if (selected.some((each) => each.tokens.length === 0)) {
      refuse(run, "The whole document cannot be removed", "Select a part of it.");
    }
    for (const each of selected.sort(lastFirst)) draft.remove(each.tokens, origin());
    return undefined;
  }
  if (new Set(selected.map(({ value }) => formOf(value))).size > 1) {
    const todo = "Select either objects, or lists, or neither.";
    refuse(run, "The target selects nodes of several kinds", todo);
  }
  const value = change.kind === "update" ? change.value : sourceOf(change.from, run);
  const place = overlay.text.place([...tokens, change.kind]);
  limit.add(
    value,
    selected.map((each) => each.tokens),
    { root: draft.value, place },
  );
  // A copy of its own: the node may hold the target, or be changed by the next action.
  const added = change.kind === "copy" ? structuredClone(value) : value;
  for (const each of selected) draft.merge(each.tokens, added, origin());
  return undefined;
}

/** The node that is copied. */
function sourceOf(from: JsonPath, run: Run): Json {
  const found = run.draft.select(from);
  const [node] = found;
  if (node === undefined || found.length > 1) {
    const count = found.length === 0 ? "nothing" : `${found.length} nodes`;
    refuse(run, `The copy selects ${count}`, "Write a query that selects one node.");
  }
  return node.value;
}

/** The standard asks that all targets of an update are objects, or lists, or neither. */
function formOf(value: Json): string {
  if (Array.isArray(value)) return "list";
  return typeof value === "object" && value !== null ? "object" : "primitive";
}

/** What is inside before what is around it, and later items before earlier ones, whose indices stay then. */
function lastFirst(a: { tokens: string[] }, b: { tokens: string[] }): number {
  for (const [index, token] of a.tokens.entries()) {
    const other = b.tokens[index];
    if (other === undefined) return -1;
    if (token !== other) return Number(other) - Number(token) || (token < other ? 1 : -1);
  }
  return b.tokens.length - a.tokens.length;
}

function unmatched({ overlay, action }: Run): LocatedProblem {
  return {
    ...overlay.text.place([...action.tokens, "target"]),
    id: "overlay-target-unmatched",
    what: `The target ${quote(action.targetText)} selects nothing in the document`,
    todo: "Correct it, or take the action out.",
  };
}

function idle({ overlay, action }: Run): LocatedProblem {
  return {
    ...overlay.text.place(action.tokens),
    id: "overlay-action-empty",
    what: "An action has no update, no copy and no remove: true",
    todo: "Add one, or take the action out.",
  };
}

function refuse({ overlay, action }: Run, what: string, todo: string): never {
  throw new ReadError([
    {
      ...overlay.text.place([...action.tokens, "target"]),
      id: "overlay-action-refused",
      what,
      todo,
    },
  ]);
}
