import { emulateDocument, type EmulateDocumentOptions, type Emulator } from "./emulate-document.js";
import { bundledSpec } from "./read/assets.js";
import { open, type DocumentOptions } from "./read/open.js";

export type { Key } from "./emulate/requests/access.js";
export type { Behaviour, ConflictShape, RateBehaviour } from "./emulate/behaviour/behaviour.js";
export type { Emulator } from "./emulate-document.js";
export type { Bend, BendRule } from "./emulate/drift/bend.js";
export type { Emulated, EmulateOptions } from "./emulate/emulate.js";
export type { FaultKind, FaultRule } from "./emulate/server/faults.js";
export type { Listening, ListenOptions } from "./emulate/server/listen.js";
export type { LoggedRequest } from "./emulate/server/request-log.js";
export type { Snapshot, Stored } from "./emulate/store/store.js";

/** What to emulate, and how. */
export interface EmulatorOptions extends DocumentOptions, EmulateDocumentOptions {}

/**
 * Makes an emulator of an OpenAPI document. How the API behaves where OpenAPI cannot say it is read from the file beside
 * the document that is called like it and ends in `.emulator.yaml`, if there is one.
 *
 * @throws ReadError on a document or a behaviour file that cannot be used; of a document of more than 150 operations,
 * what is wrong with single ones is told by `check`
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { spec = bundledSpec } = options;
  return emulateDocument(await open(spec, options), { ...options, spec });
}
