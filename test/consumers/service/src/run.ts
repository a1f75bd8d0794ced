import type { Client } from "healos-client";
import type { Config } from "./config.js";
import { patientsIn, visitsIn } from "./hospital/csv.js";
import type { Log } from "./log.js";
import { reportOf } from "./sync/report.js";
import { syncPatients } from "./sync/patients.js";
import { syncVisits } from "./sync/visits.js";

/** What the hospital exports every night. */
export interface Export {
  patients: string;
  visits: string;
}

/** Brings Healos in line with an export, and says what was done. */
export async function runSync(
  client: Client,
  { patients, visits }: Export,
  { log, config }: { log: Log; config: Pick<Config, "concurrency" | "isDryRun"> },
): Promise<string> {
  const { isDryRun, concurrency } = config;
  const written = await syncPatients(client, patientsIn(patients), { log, isDryRun, concurrency });
  const planned = await syncVisits(client, visitsIn(visits), { ids: written.ids, log, isDryRun });
  return reportOf(written, planned);
}
