import {
  getNote,
  listAllNotes,
  listSessionNotes,
  unwrap,
  type Client,
  type GetNoteData,
  type ListNotesRequest,
  type Note,
  type NoteBlock,
  type NotePatient,
  type NoteSummary,
  type SessionNotes,
  type Transcript,
} from "healos-client";

/** What the hospital's archive keeps of a note. */
export interface ArchivedNote {
  id: string;
  patient: string;
  written: string;
  text: string;
  problems: string[];
  transcript?: string;
}

export function transcriptText(transcript: Transcript | null | undefined): string | undefined {
  if (!transcript || transcript.status !== "completed") return undefined;
  const { title, summary, text } = transcript;
  return [title, summary, text].filter(Boolean).join("\n");
}

export function patientText({
  name,
  first_name,
  last_name,
  mrn,
  client_history: history,
}: NotePatient): string {
  const own = name ?? [first_name, last_name].filter(Boolean).join(" ");
  const known = history?.medical_history ? `, ${history.medical_history}` : "";
  return `${own}${mrn ? ` (${mrn})` : ""}${known}`;
}

export function archived(note: Note): ArchivedNote {
  const { id, patient, content, problems } = note;
  const transcript = transcriptText(note.transcript);
  return {
    id,
    patient: patient ? patientText(patient) : note.patient_id,
    written: note.updated_at ?? note.created_at,
    text: content ?? "",
    problems: problems ?? [],
    ...(transcript !== undefined && { transcript }),
  };
}

export const blocks: NoteBlock[] = ["patient", "transcript"];

export async function load(client: Client, noteId: string): Promise<ArchivedNote> {
  const note: GetNoteData = await unwrap(getNote(client, { noteId, include: blocks }));
  return archived(note);
}

export interface Cursor {
  checkpoint?: string;
  seen: number;
}

/** Reads on from where the last run ended, page by page. */
export async function* readOn(
  client: Client,
  cursor: Cursor,
  filter: Omit<ListNotesRequest, "page"> = {},
): AsyncGenerator<NoteSummary[]> {
  const { checkpoint: from } = cursor;
  const options = from === undefined ? {} : { from };
  for await (const page of listAllNotes(
    client,
    { ...filter, limit: filter.limit ?? 50 },
    options,
  ).pages()) {
    cursor.checkpoint = page.checkpoint;
    cursor.seen += page.items.length;
    yield page.items;
  }
}

export async function countByTemplate(client: Client): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const { template_name } of listAllNotes(client)) {
    const name = template_name ?? "none";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

export function sessionText({ session, notes, patient }: SessionNotes): string {
  const who = patient?.name ?? session.patient_id;
  return [`${who}, ${notes.length} notes`, ...notes.map(({ content }) => content ?? "")].join("\n");
}

export async function session(client: Client, sessionId: string): Promise<string | undefined> {
  const result = await listSessionNotes(client, { sessionId });
  return result.ok ? sessionText(result.data) : undefined;
}
