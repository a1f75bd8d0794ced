import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../client.js";
import type { NoteId, NoteSummary, Patient, SessionId } from "../healos/index.js";
import { listAllNotesInfiniteOptions, listSessionNotesOptions } from "../healos/tanstack-query.js";
import { Failure } from "../parts/failure.js";
import { codesOf, headingOf, historyOf, minutesOf, paragraphsOf } from "./note-text.js";

type Filter = Partial<Record<"from" | "note_type" | "to", string>>;

interface Props {
  patient: Pick<Patient, "id" | "name">;
  filter?: Filter;
}

/** The notes of a patient, and the one that is open. */
export function NotesPage({ patient: { id: patientId, name }, filter = {} }: Props) {
  const [open, setOpen] = useState<NoteSummary>();
  const request = { patient_id: patientId, limit: 10, ...filter };
  const list = useInfiniteQuery(listAllNotesInfiniteOptions(client, request));
  const notes = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isError) return <Failure error={list.error} onAgain={() => void list.refetch()} />;
  return (
    <section aria-label={`Notes on ${name}`}>
      <ol>
        {notes.map((note, index) => (
          <Entry key={note.id} note={note} isNewest={index === 0} onOpen={setOpen} />
        ))}
      </ol>
      {list.hasNextPage ? (
        <button onClick={() => void list.fetchNextPage()}>Older notes</button>
      ) : (
        <p>{notes.length === 0 ? "There are no notes." : "These are all notes."}</p>
      )}
      {open?.session_id !== undefined && <OpenNote noteId={open.id} sessionId={open.session_id} />}
    </section>
  );
}

interface EntryProps {
  note: NoteSummary;
  isNewest: boolean;
  onOpen(note: NoteSummary): void;
}

export function Entry({ note, isNewest, onOpen }: EntryProps) {
  const changed = note.updated_at !== undefined && note.updated_at !== note.created_at;
  return (
    <li className={isNewest ? "newest" : undefined}>
      <button onClick={() => onOpen(note)}>{headingOf(note)}</button>
      {changed && <small> changed {note.updated_at?.slice(0, 10)}</small>}
    </li>
  );
}

/** One note of a session, with what was said and what is known of the patient. */
export function OpenNote({ noteId, sessionId }: { noteId: NoteId; sessionId: SessionId }) {
  const { data, error } = useQuery(listSessionNotesOptions(client, { sessionId }));
  if (error) return <Failure error={error} />;
  const note = data?.notes.find(({ id }) => id === noteId);
  if (note === undefined) return <p>Loading…</p>;
  const codes = [...codesOf(note.icd10_codes), ...codesOf(note["cpt_codes"])];
  return (
    <article>
      <h3>{headingOf(note)}</h3>
      {paragraphsOf(note).map((text, index) => (
        <p key={index}>{text}</p>
      ))}
      {note.problems?.length ? (
        <ul>
          {note.problems.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      ) : null}
      {codes.length > 0 && <p>Codes: {codes.join(", ")}</p>}
      {note.transcript && (
        <p>
          {note.transcript.title ?? "Session"}: {minutesOf(note.transcript) ?? "?"} min
        </p>
      )}
      <dl>
        {historyOf(note.patient).flatMap(([title, text]) => [
          <dt key={title}>{title}</dt>,
          <dd key={text}>{text}</dd>,
        ])}
      </dl>
    </article>
  );
}
