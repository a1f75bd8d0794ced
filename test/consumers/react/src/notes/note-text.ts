import type { Note, NotePatient, NoteSummary, Transcript } from "../healos/index.js";

/** What stands above a note in a list. */
export function headingOf(
  note: Pick<NoteSummary, "created_at" | "specialty" | "template_name">,
): string {
  const { template_name: template, specialty, created_at: written } = note;
  const kind = [template ?? "Note", specialty && `(${specialty})`].filter(Boolean).join(" ");
  return `${kind}, ${written.slice(0, 10)}`;
}

/** The paragraphs of a note, without empty ones. */
export function paragraphsOf({ content }: Note): string[] {
  return (content ?? "")
    .split(/\n{2,}/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

/** A codes' list, which the description leaves open: texts, or objects with a code. */
export function codesOf(codes: Note["icd10_codes"]): string[] {
  if (!Array.isArray(codes)) return [];
  return codes.flatMap((each: unknown) => {
    if (typeof each === "string") return [each];
    if (typeof each === "object" && each !== null && "code" in each) return [String(each.code)];
    return [];
  });
}

const isSaid = (text: string | null | undefined): text is string => Boolean(text?.trim());

/** How long somebody spoke, in minutes; undefined where the times are not known. */
export function minutesOf(transcript: Transcript): number | undefined {
  const { start_time: from, end_time: to } = transcript;
  if (!isSaid(from) || !isSaid(to)) return undefined;
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
}

/** Everything that is known of a patient's history, one line each. */
export function historyOf(
  patient: NotePatient | null | undefined,
): [title: string, text: string][] {
  const history = patient?.client_history;
  if (!history) return [];
  const lines: [string, string | null | undefined][] = [
    ["Medical", history.medical_history],
    ["Family", history.family_history],
    ["Social", history.social_history],
    ["Treatment", history.previous_treatment],
  ];
  return lines.flatMap(([title, text]) => (isSaid(text) ? [[title, text]] : []));
}

/** The note as plain text, for the clipboard. */
export function plainText(note: Note): string {
  const problems = note.problems?.map((problem) => `- ${problem}`) ?? [];
  const { transcript } = note;
  const spoken = transcript?.summary ? [`Summary: ${transcript.summary}`] : [];
  return [headingOf(note), ...paragraphsOf(note), ...problems, ...spoken].join("\n\n");
}
