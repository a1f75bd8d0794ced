import type { InvalidError } from "../contract/errors.js";
import type { Failed } from "../contract/result.js";
import { refused } from "../failures/composed-failure.js";
import { type CheckpointBinding, readCheckpoint } from "./checkpoint.js";
import { isCount } from "./count.js";
import type { PageStyle, Position } from "./page-style.js";
import type { PaginationOptions } from "./paginator.js";

/** Where an iteration begins: at a page, behind the last one, or not at all. */
export type PageStart<At extends Position> =
  | { readonly kind: "position"; readonly position: At }
  | { readonly kind: "end" }
  | { readonly kind: "refused"; readonly failure: Failed<InvalidError> };

/** What decides where an iteration begins. */
export interface Opening<At extends Position> {
  readonly style: PageStyle<At>;
  readonly request: object;
  readonly options: PaginationOptions;
  readonly binding: CheckpointBinding;
}

/** The first position: of the checkpoint in `from`, otherwise of the request. */
export function pageStart<At extends Position>(opening: Opening<At>): PageStart<At> {
  const { style, request, options, binding } = opening;
  const refuse = (parameter: string, problem: string): PageStart<At> => ({
    kind: "refused",
    failure: refused(binding.operation, parameter, problem),
  });
  if (!isCount(options.prefetch ?? 0)) return refuse("prefetch", "is no whole number from 0");
  if (!isCount(options.concurrency ?? 1, 1)) {
    return refuse("concurrency", "is no whole number from 1");
  }
  if (options.from === undefined) {
    const position = style.first(request);
    if (position !== undefined) return { kind: "position", position };
    return refuse(style.members[0] ?? "request", "does not say where a page is");
  }
  const content = readCheckpoint(binding, options.from);
  if (content.kind === "end") return content;
  if (content.kind === "position" && style.isPosition(content.value)) {
    return { kind: "position", position: content.value };
  }
  return refuse("from", content.kind === "fault" ? content.problem : "is no checkpoint");
}
