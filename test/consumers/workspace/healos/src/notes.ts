import { exportNotes, getNote, listNotes, type ListNotesRequest } from "./client/notes.js";
import { toAnswer, type Answer } from "./answer.js";

type Client = import("./client/index.js").Client;
type Note = import("./client/index.js").Note;
type NoteSummary = import("./client/index.js").NoteSummary;

export interface Excerpt {
  id: string;
  first: string;
  codes: number;
}

export function excerptOf({ id, content, icd10_codes: codes }: Note): Excerpt {
  const first = (content ?? "").split("\n")[0] ?? "";
  return { id, first, codes: Array.isArray(codes) ? codes.length : 0 };
}

export async function excerpt(client: Client, noteId: string): Promise<Answer<Excerpt>> {
  return toAnswer(await getNote(client, { noteId, include: ["transcript"] }), excerptOf);
}

/** The summaries of a patient's notes, newest first. */
export async function ofPerson(
  client: Client,
  id: string,
  limit = 10,
): Promise<Answer<NoteSummary[]>> {
  const request: ListNotesRequest = { patient_id: id, limit };
  return toAnswer(await listNotes(client, request), (found) =>
    found.toSorted((a, b) => b.created_at.localeCompare(a.created_at)),
  );
}

export async function canExport(client: Client): Promise<boolean> {
  const { ok } = await exportNotes(client, { note_type: "clinical_visit" });
  return ok;
}
