import type { BodyEncoder, BodySettings } from "./body.js";
import type { Decoder } from "./decoder.js";
import type { AddParameters, StyledParameter } from "./parameters.js";

/**
 * What a generated function knows of its operation: data, no code of its own. Whatever a small client does not
 * need (multipart, styles other than the default, event streams) is named here as a value, so that a bundler
 * drops it where no operation uses it.
 */
export interface Operation extends BodySettings {
  /** The operationId, as errors and middleware name it. */
  readonly id: string;
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The path template below the base URL, such as `/patients/{patientId}`. */
  readonly path: string;
  /** The operation's own server, where the document gives it one. A client's `baseUrl` wins over it. */
  readonly server?: string;
  /**
   * Each place with its parameters, such as `[inQuery, "page", "limit"]`, in the document's order. A string is a
   * parameter whose style is the default of the place and whose key is its wire name. Path parameters that are so are
   * not listed: the template names them.
   */
  readonly parameters?: readonly (readonly [
    place: AddParameters,
    ...parameters: (string | StyledParameter)[],
  ])[];
  /** How the request's `body` is sent; absent: the operation has no body. */
  readonly body?: BodyEncoder;
  /** How a 2xx body is read; absent: by its content type (JSON, text, otherwise a Blob). */
  readonly decode?: Decoder;
  /** For `oneOfDecoders`: the decoders by content type in lower case, of those that are not read by their content type. */
  readonly decoders?: Readonly<Record<string, Decoder>>;
  /** How JSON is read; `JSON.parse` by default, which reads integers beyond 2^53 as others. */
  readonly parse?: (this: Operation, text: string, answer: { readonly status: number }) => unknown;
  /** The property of a 2xx JSON body that holds the payload (`x-envelope`). */
  readonly envelope?: string;
  /** The failures that the document declares: statuses, ranges such as `4XX`, and `default`. */
  readonly errors: readonly (number | string)[];
  /** `mediaType` where answers declare several content types: results and failures then tell theirs. */
  readonly contentType?: (response: Response) => { readonly contentType: string };
  /** The alternatives of the operation's `security`, where they differ from the client's default. */
  readonly security?: readonly (readonly string[])[];
  /** True where repeating is safe although the method is not: the server recognises the repetition. */
  readonly repeatable?: boolean;
}
