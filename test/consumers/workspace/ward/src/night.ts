import {
  audited,
  connect,
  intake,
  tally,
  type AuditLine,
  type Connection,
  type Deed,
  type IntakeLine,
  type IntakeReport,
} from "@clinic/records";

/** What the night's run needs to know. */
export interface NightSettings {
  baseUrl: string;
  apiKey: string;
  who: string;
}

/** A connection whose calls are kept for the audit. */
export function openAudited({ baseUrl, apiKey, who }: NightSettings): {
  connection: Connection;
  lines: AuditLine[];
} {
  const lines: AuditLine[] = [];
  const middleware = [
    audited(
      () => who,
      (line) => lines.push(line),
    ),
  ];
  return { connection: connect({ baseUrl, apiKey, middleware }), lines };
}

/** A line of the other system: `EMR-1;Jane;Doe`. */
export function lineOf(text: string): IntakeLine {
  const [number = "", given = "", family = ""] = text.split(";");
  return { number: number.trim(), given, family };
}

export interface Night extends IntakeReport {
  deeds: Partial<Record<Deed, number>>;
}

/** Takes in the list of the night. */
export async function night(settings: NightSettings, list: string): Promise<Night> {
  const { connection, lines } = openAudited(settings);
  const rows = list
    .split("\n")
    .filter((text) => text.trim() !== "")
    .map(lineOf);
  const report = await intake.takeIn(connection, rows);
  const { [settings.who]: deeds = {} } = Object.fromEntries(tally(lines));
  return { ...report, deeds };
}

export function nightText({ created, known, failed, deeds }: Night): string {
  const wrong = Object.entries(failed).map(([number, why]) => `${number}: ${why}`);
  const counted = (Object.entries(deeds) as [Deed, number][])
    .filter(([, count]) => count > 0)
    .map(([deed, count]) => `${deed} ${count}`);
  return [
    `${created} new, ${known} known (${counted.join(", ") || "nothing done"})`,
    ...wrong,
  ].join("\n");
}
