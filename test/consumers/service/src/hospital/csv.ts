import type { HospitalPatient, HospitalVisit } from "./row.js";

export class CsvError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(`Line ${line}: ${message}`);
  }
}

/** Splits a line at its separators, which quotes protect. */
export function cellsOf(line: string, separator = ";"): string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index] ?? "";
    if (character === '"' && isQuoted && line[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (character === '"') {
      isQuoted = !isQuoted;
    } else if (character === separator && !isQuoted) {
      cells.push(cell);
      cell = "";
    } else cell += character;
  }
  return [...cells, cell];
}

type Row = Record<string, string>;

export function* rowsOf(text: string): Generator<[line: number, row: Row]> {
  const [header = "", ...lines] = text.split(/\r?\n/);
  const names = cellsOf(header).map((name) => name.trim());
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const cells = cellsOf(line);
    if (cells.length !== names.length) {
      throw new CsvError(index + 2, `${names.length} cells are wanted, ${cells.length} are there.`);
    }
    yield [index + 2, Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]))];
  }
}

function need(row: Row, name: string, line: number): string {
  const value = row[name]?.trim();
  if (!value) throw new CsvError(line, `${name} is empty.`);
  return value;
}

function orNull(value: string | undefined): string | null {
  return value === undefined || value.trim() === "" ? null : value.trim();
}

export function* patientsIn(text: string): Generator<HospitalPatient> {
  for (const [line, row] of rowsOf(text)) {
    yield {
      mrn: need(row, "MRN", line),
      familyName: need(row, "FAMILY", line),
      givenName: need(row, "GIVEN", line),
      pronouns: orNull(row["PRONOUNS"]),
      remarks: orNull(row["REMARKS"]),
      hasConsented: row["CONSENT"] === "Y",
    };
  }
}

const kinds: Readonly<Record<string, HospitalVisit["kind"]>> = {
  V: "video",
  O: "onsite",
  B: "both",
};
const states: Readonly<Record<string, HospitalVisit["state"]>> = {
  P: "planned",
  D: "done",
  M: "missed",
  X: "off",
};

export function* visitsIn(text: string): Generator<HospitalVisit> {
  for (const [line, row] of rowsOf(text)) {
    const kind = kinds[row["KIND"] ?? ""];
    const state = states[row["STATE"] ?? ""];
    if (kind === undefined || state === undefined)
      throw new CsvError(line, "KIND or STATE is unknown.");
    const remark = orNull(row["REMARK"]);
    const until = orNull(row["WEEKLY_UNTIL"]);
    yield {
      visitNumber: need(row, "VISIT", line),
      mrn: need(row, "MRN", line),
      begins: need(row, "BEGINS", line),
      minutes: Number(need(row, "MINUTES", line)),
      kind,
      state,
      ...(remark !== null && { remark }),
      ...(until !== null && { weekly: { every: 1, until } }),
    };
  }
}
