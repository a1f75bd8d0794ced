import type { BodyEncoder, PartEncoding } from "./body.js";
import type { Decoder } from "./decoder.js";
import type { StyledParameter } from "./parameters.js";

/**
 * What a generated function knows of its operation: data, no code of its own. Whatever a small client does not
 * need (multipart, styles other than the default, event streams) is named here as a value, so that a bundler
 * drops it where no operation uses it.
 */
export interface Operation {
  /** The operationId, as errors and middleware name it. */
  readonly id: string;
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The path template below the base URL, such as `/patients/{patientId}`. */
  readonly path: string;
  /** The operation's own server, where the document gives it one. A client's `baseUrl` wins over it. */
  readonly server?: string;
  /** Path parameters that differ from the default (`simple`, not exploded, named as in the template). */
  readonly pathParameters?: readonly StyledParameter[];
  /** Query parameters, in the document's order. A string is the default: `form`, exploded, key = wire name. */
  readonly query?: readonly (string | StyledParameter)[];
  /** Header parameters. A string is the default: `simple`, not exploded, key = wire name. */
  readonly header?: readonly (string | StyledParameter)[];
  /** Cookie parameters. A string is the default: `form`, key = wire name. */
  readonly cookie?: readonly (string | StyledParameter)[];
  /** How the request's `body` is sent; absent: the operation has no body. */
  readonly body?: BodyEncoder;
  /** Bodies by content type, where the document declares several or one that is not the encoder's own. `request.contentType` chooses; the default is the first. */
  readonly bodies?: Readonly<Record<string, BodyEncoder>>;
  /** How single properties of a multipart or form body are encoded, where not by the default. */
  readonly parts?: Readonly<Record<string, PartEncoding>>;
  /** How a 2xx body is read; absent: by its content type (JSON, text, otherwise a Blob). */
  readonly decode?: Decoder;
  /** The property of a 2xx JSON body that holds the payload (`x-envelope`). */
  readonly envelope?: string;
  /** The failures that the document declares: statuses, ranges such as `4XX`, and `default`. */
  readonly errors: readonly (number | string)[];
  /** True where answers declare several content types: results and failures then tell theirs as `contentType`. */
  readonly contentType?: boolean;
  /** The alternatives of the operation's `security`, where they differ from the client's default. */
  readonly security?: readonly (readonly string[])[];
  /** True where repeating is safe although the method is not: the server recognises the repetition. */
  readonly repeatable?: boolean;
}
