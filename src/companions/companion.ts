import type { StatementStructures } from "ts-morph";
import type { TypeContext } from "../emit/spell-type.js";
import type { CodeOutput, Output } from "../emit/output.js";
import type { Api } from "../model/api.js";
import type { NamedModels } from "../model/schema/references.js";

/**
 * A file beside the client, for another library: `--with NAME`. It imports the client and that library, and nothing
 * else, and the client does not know of it.
 */
export interface Companion {
  /** The name of its file, without `.ts`, and of its entry in a package. */
  name: string;
  /** The packages that its file imports, with version ranges: a package has them as optional peers. */
  peers: Readonly<Record<string, string>>;
  /** Decides what is in the file; `tools.file` makes the output. */
  emit(api: Api, tools: CompanionTools): Output | Promise<Output>;
}

/** One statement: as text, or as one of ts-morph's structures. */
export type Statement = StatementStructures | string;

/** What a companion makes its file with. */
export interface CompanionTools {
  /** Finds models by the names that `$ref`s have. */
  models: NamedModels;
  /**
   * The file. `types.imports` imports what is asked of it, and returns its name: of the client as `./models` or
   * `./patients`, of a library as `zod`.
   */
  file(statements: (types: TypeContext) => Statement[]): CodeOutput;
}
