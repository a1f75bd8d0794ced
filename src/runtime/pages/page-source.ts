import type { CallOptions } from "../contract/client-options.js";
import type { Client } from "../contract/client.js";
import type { Result } from "../contract/result.js";
import type { PageStyle, Position } from "./page-style.js";
import type { PaginationOptions } from "./paginator.js";
import type { ResultPath } from "./result-path.js";

/** What a generated `listAll…` knows of its list, and what its caller gave it. */
export interface PageSource<At extends Position, Request, Data, Failure, Siblings> {
  /** The list operation's id, for errors and checkpoints. */
  readonly id: string;
  /** The list operation. */
  readonly list: (
    client: Client,
    request: Request,
    options?: CallOptions,
  ) => Promise<Result<Data, Failure, Siblings>>;
  /** How its pages follow each other. */
  readonly style: PageStyle<At>;
  /** Where the result holds the items; `["data"]` by default. */
  readonly items?: ResultPath;
  /** The filter whose miss the API answers with 404: such a list is empty. */
  readonly lookup?: string;
  readonly client: Client;
  readonly request: Request | undefined;
  readonly options: PaginationOptions | undefined;
}
