import type { Node } from "../read/document.js";
import type { Api } from "./api.js";
import { docOf } from "./docs.js";
import { packageNameOf } from "./names/package-name.js";
import { docsUrlOf } from "./operations/paths.js";
import { part, stringAt, type Source } from "./source.js";

/** What a document says of itself. */
type Info = Pick<
  Api,
  "title" | "version" | "description" | "packageName" | "repository" | "docsUrl"
>;

/** Reads the Info Object, and where the API's documentation is. */
export function readInfo(root: Node, source: Source): Info {
  const info = part(source, root, "info");
  const repository = info && stringAt(info, "x-repository");
  const title = docOf((info && stringAt(info, "title")) ?? "API");
  const docsUrl = docsUrlOf(root);
  return {
    title,
    version: docOf((info && stringAt(info, "version")) ?? ""),
    description: docOf(info && stringAt(info, "description")),
    packageName: packageNameOf(info, title),
    ...(repository && { repository }),
    ...(docsUrl && { docsUrl }),
  };
}
