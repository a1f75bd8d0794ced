import { secretOptions } from "./emit/files/client-secrets.js";
import { emulateDocument } from "./emulate-document.js";
import type { Api, Operation } from "./model/api.js";
import type { Document } from "./read/document.js";
import type { ExampleServer } from "./site/example/run-examples.js";
import type { KnownIds } from "./site/example/request-literal.js";
import type { Sampling } from "./values/sample.js";
import { ask, createRun, type Run } from "./verify/ask/ask.js";
import type { Binding } from "./verify/ask/pool.js";
import { casesOf } from "./verify/contract/cases.js";
import { createRecorder } from "./verify/recorder.js";
import { bindingThere } from "./emulate/plans/binding-there.js";

/** The emulator of a document, for examples. */
export interface ServedExamples {
  server: ExampleServer;
  /** Ids that a run through all reads has met, for the parameters and the body of an operation. */
  idsOf: (operation: Operation) => KnownIds;
  /** Ids of records that an operation finds in an emulator that was reset; undefined where no others are known. */
  idsThereAre: (operation: Operation) => Promise<KnownIds | undefined>;
  /** What values are made with. */
  sampling: Sampling;
}

/** The time in all examples: two builds of one document give the same bytes. */
const moment = Date.UTC(2026, 0, 15, 9, 30);

/** Nobody else asks, so nothing is held back, however many operations there are. */
const rate = { requests: Number.MAX_SAFE_INTEGER, seconds: 60 };

/** An emulator of the document, and the ids that it has records with. */
export async function serveExamples(
  api: Api,
  document: Document,
  spec: string,
): Promise<ServedExamples> {
  const emulator = await emulateDocument(document, { spec, rate, now: () => moment });
  const [{ key = "", organization = "" } = {}] = emulator.keys;
  const baseUrl = `http://localhost${emulator.basePath}`;
  const asking = { baseUrl, key, fetch: emulator.fetch, maxRequests: Number.MAX_SAFE_INTEGER };
  const run = createRun(api, asking, createRecorder(api));
  await ask(api, run, 1);
  const secrets = Object.fromEntries([...secretOptions(api).keys()].map((each) => [each, key]));
  return {
    sampling: run.sampling,
    server: { baseUrl, secrets, fetch: emulator.fetch, reset: () => emulator.reset() },
    idsOf: (operation) => knownIds(run.pool.bindings(operation, 1)[0] ?? {}, run),
    idsThereAre: async (operation) => {
      const first = run.pool.bindings(operation, 1)[0] ?? {};
      let binding = first;
      // Records that stand below others are there when those are asked for: each time one more of the path is right.
      for (let left = operation.path.split("{").length; left > 0; left -= 1) {
        emulator.reset();
        const status = await statusOf(operation, binding, run);
        if (status !== undefined && status !== 404) break;
        const mended = bindingThere(operation, binding, emulator.snapshot()[organization] ?? {});
        if (mended === undefined) break;
        binding = mended;
      }
      return binding === first ? undefined : knownIds(binding, run);
    },
  };
}

function knownIds(path: Binding, { pool }: Run): KnownIds {
  return {
    path,
    named: (name) => {
      const known = pool.known(name);
      return typeof known === "string" ? known : undefined;
    },
  };
}

/** What a valid request to an operation is answered with; undefined where none can be made. */
async function statusOf(
  operation: Operation,
  binding: Binding,
  { pool, sampling, server }: Run,
): Promise<number | undefined> {
  const [first] = casesOf(operation, { binding, pool, sampling }) ?? [];
  const answer = first && (await server.send(operation, first.request));
  return answer?.status;
}
