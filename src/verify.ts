import { model } from "./model/model.js";
import type { Api } from "./model/api.js";
import { bundledSpec } from "./read/assets.js";
import { readDataFile, type DataFile } from "./read/data-file.js";
import { open, type DocumentOptions } from "./read/open.js";
import { locate, ReadError } from "./read/problem.js";
import { ask, createRun } from "./verify/ask/ask.js";
import type { Asking } from "./verify/ask/server.js";
import { checkContract, type ContractRow } from "./verify/contract/contract.js";
import { withFaults } from "./verify/contract/findings.js";
import { readHar } from "./verify/read-har.js";
import { readObservations } from "./verify/read-observations.js";
import { createRecorder, type Recorder } from "./verify/recorder.js";
import { verify, type Verified } from "./verify/verify.js";

/** What to hold against what. */
export interface VerifyOptions extends DocumentOptions {
  /** The OpenAPI document: a YAML or JSON file. Default: the Healos document that comes with this package. */
  spec?: string | undefined;
  /** Files that `observe()` gave. */
  observed?: readonly string[] | undefined;
  /** Recordings of HTTP (HAR 1.2). */
  har?: readonly string[] | undefined;
  /** Where the API is: it is asked, or recordings are of it. */
  baseUrl?: string | undefined;
  /** How it is asked. */
  asking?: Omit<Asking, "baseUrl"> | undefined;
  /** Whether it is sent requests that are wrong in one thing, too, and such that change something. Default false. */
  contract?: boolean | undefined;
}

/** What came of it, with what else there is to say. */
export interface VerifiedApi extends Verified {
  title: string;
  /** Of the recordings: how many entries are none of this API. */
  otherEntries: number;
  /** What kept operations from being asked, or observed operations from being held against anything. */
  notes: string[];
  /** Of a contract: how each operation kept to it. */
  rows: ContractRow[];
}

/**
 * Holds a description against what its API answers.
 *
 * @throws ReadError on a document, or something observed, that cannot be used
 */
export async function verifyApi(options: VerifyOptions): Promise<VerifiedApi> {
  const { spec = bundledSpec } = options;
  const document = await open(spec, options);
  const { api, problems } = model(document);
  if (problems.length > 0) {
    throw new ReadError(problems.map((problem) => locate(document, problem)));
  }
  const { observations, otherEntries, notes, rows } = await observe(api, options);
  const unknown = Object.keys(observations.operations).filter(
    (id) => !api.operations.some((operation) => operation.id === id),
  );
  const verified = verify(document, api, observations);
  const report = options.contract ? withFaults(verified.report, rows, document) : verified.report;
  return {
    ...verified,
    ...{ report, rows },
    title: api.title,
    otherEntries,
    notes: [
      ...notes,
      ...unknown.map(
        (id) => `The document has no operation ${JSON.stringify(id)}, which was seen.`,
      ),
    ],
  };
}

interface Observed {
  observations: ReturnType<Recorder["observations"]>;
  otherEntries: number;
  notes: string[];
  rows: ContractRow[];
}

async function observe(api: Api, options: VerifyOptions): Promise<Observed> {
  const { observed = [], har = [], baseUrl, asking } = options;
  const recorder = createRecorder(api);
  for (const name of observed) recorder.merge(readObservations(await dataFile(name)));
  let otherEntries = 0;
  for (const name of har) {
    const { answers, others } = readHar(await dataFile(name), api, baseUrl);
    for (const answer of answers) recorder.add(answer);
    otherEntries += others;
  }
  const isAsked = baseUrl !== undefined && observed.length + har.length === 0;
  const run = isAsked ? createRun(api, { ...asking, baseUrl }, recorder) : undefined;
  // For a contract a few ids are enough.
  const notes = run ? await ask(api, run, options.contract ? 2 : undefined) : [];
  const rows = run && options.contract ? await checkContract(api, run) : [];
  const allNotes = [...notes, ...(run?.server.notes() ?? [])];
  return { observations: recorder.observations(), otherEntries, notes: allNotes, rows };
}

async function dataFile(name: string): Promise<DataFile> {
  const file = await readDataFile(name);
  if (file !== undefined) return file;
  const place = { file: name, line: 1, column: 1 };
  throw new ReadError([
    { ...place, id: "file-missing", what: "There is no such file", todo: "Correct its name." },
  ]);
}
