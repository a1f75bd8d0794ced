import type { Document, LocatedProblem, Unfollowed } from "../document.js";
import { Files } from "../files.js";
import { Follower } from "../references/follow.js";
import { convertInPlace } from "./in-place.js";
import { convertSwagger } from "./swagger.js";

/** The files of a document, and how its references are followed. */
export interface Opened {
  files: Files;
  follow: Document["follow"];
  warnings: LocatedProblem[];
}

/** The files of a Swagger document in the words of OpenAPI 3.0. */
export function openSwagger(written: Files, allowExternal: boolean): Opened {
  const before = new Follower(written);
  const converted = convertSwagger(written, (reference, from) => before.follow(reference, from));
  const files = new Files(converted.text, allowExternal, convertInPlace);
  const follower = new Follower(files);
  return {
    files,
    warnings: converted.warnings,
    follow: (reference, from) => {
      const found = follower.follow(reference, from);
      if (!("what" in found)) return found;
      // Another file refers to the definitions of this one by where they were written.
      const moved = reference.replace("#/definitions/", "#/components/schemas/");
      const there = moved === reference ? found : follower.follow(moved, from);
      return "what" in there ? asWritten(found) : there;
    },
  };
}

/** Messages show what is in the text. */
function asWritten({ what, todo, ...rest }: Unfollowed): Unfollowed {
  const shown = (text: string): string =>
    text.replaceAll("#/components/schemas/", "#/definitions/");
  return { ...rest, what: shown(what), todo: shown(todo) };
}
