import {
  deletePatientDocument,
  ensurePatientDocument,
  listPatientDocuments,
  uploadPatientDocument,
  type Client,
  type PatientDocument,
  type UploadPatientDocumentRequest,
  type UploadProgress,
} from "healos-client";
import { problemOf, type Problem } from "../errors.js";

const units = ["B", "KB", "MB"] as const;

export function sizeText(bytes: number | undefined): string {
  let size = bytes ?? 0;
  for (const unit of units) {
    if (size < 1024) return `${Math.round(size)} ${unit}`;
    size /= 1024;
  }
  return `${Math.round(size)} GB`;
}

export function titleOf(document: PatientDocument): string {
  const { filename, file_size: size } = document;
  return `${filename.replace(/\.[^.]+$/, "")} (${sizeText(size)})`;
}

export function newestFirst(documents: readonly PatientDocument[]): PatientDocument[] {
  return [...documents].sort((a, b) => (b.upload_date ?? "").localeCompare(a.upload_date ?? ""));
}

export interface Stored {
  id: string;
  name: string;
  isNew?: boolean;
}

/** Takes a file to the patient's documents. */
export async function store(
  client: Client,
  patientId: string,
  {
    name,
    bytes,
    onProgress,
  }: { name: string; bytes: Uint8Array<ArrayBuffer>; onProgress?: (sent: number) => void },
): Promise<Stored | Problem> {
  const request: UploadPatientDocumentRequest = {
    patientId,
    body: { file: new File([bytes], name, { type: "application/pdf" }) },
  };
  const result = await uploadPatientDocument(client, request, {
    onProgress: ({ sent }: UploadProgress) => onProgress?.(sent),
  });
  if (!result.ok) {
    if (result.error.kind === "http" && result.error.status === 409) {
      return { what: "taken", detail: "It is there already." };
    }
    return problemOf(result.error);
  }
  return { id: result.data.id, name: result.data.filename };
}

/** The same, once for each number of the hospital's archive. */
export async function archive(
  client: Client,
  patientId: string,
  { number, bytes }: { number: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<Stored | Problem> {
  const body = {
    file: new Blob([bytes], { type: "application/pdf" }),
    external_id: `DOC-${number}`,
  };
  const result = await ensurePatientDocument(client, { patientId, body });
  if (!result.ok) return problemOf(result.error);
  const { record, created: isNew } = result.data;
  return { id: record.id, name: record.filename, isNew };
}

export async function titles(client: Client, patientId: string): Promise<string[]> {
  const result = await listPatientDocuments(client, { patientId });
  return result.ok ? newestFirst(result.data).map(titleOf) : [];
}

export async function clear(client: Client, patientId: string): Promise<number> {
  const result = await listPatientDocuments(client, { patientId });
  if (!result.ok) return 0;
  let count = 0;
  for (const { id: documentId } of result.data) {
    const gone = await deletePatientDocument(client, { patientId, documentId });
    if (gone.ok) count += 1;
  }
  return count;
}
