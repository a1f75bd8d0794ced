import { visibleLines } from "../../text/visible.js";
import type { Companion } from "../companion.js";
import { described } from "./described.js";

/** What is used of openapi-typescript 7. */
interface Generator {
  default: (document: object, options: object) => Promise<unknown>;
  astToString: (tree: unknown) => string;
}

/** A variable, so that it is not bundled: it is there for those who ask for it. */
const generator: string = "openapi-typescript";

/**
 * `openapi-fetch.ts`: `paths` and what else openapi-typescript makes of the same document, so that code on openapi-fetch,
 * openapi-react-query and this client stand on one.
 */
export async function openapiFetch(): Promise<Companion> {
  const { default: typed, astToString } = (await import(generator)) as Generator;
  return {
    name: "openapi-fetch",
    peers: {},
    emit: async (api, { file }) => {
      const text = astToString(await typed(described(api), { alphabetize: false, silent: true }));
      // It writes comments as they are in the document.
      return file(() => [visibleLines(text)]);
    },
  };
}
