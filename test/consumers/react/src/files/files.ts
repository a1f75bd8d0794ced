import type {
  PatientDocument,
  UploadPatientDocumentError,
  UploadedDocument,
} from "../healos/index.js";

/** What a row of the page knows of a file, whether it was uploaded just now or is there since long. */
export type FileRow = Pick<PatientDocument, "filename" | "id"> & { size: string; url?: string };

/** A size as people read it. */
export function sizeText(bytes: PatientDocument["file_size"]): string {
  if (bytes === undefined) return "unknown size";
  const [unit, divisor] =
    bytes < 1024 ** 2 ? (["kB", 1024] as const) : (["MB", 1024 ** 2] as const);
  return `${(bytes / divisor).toFixed(1)} ${unit}`;
}

export function rowOf(file: PatientDocument | UploadedDocument): FileRow {
  const { id, filename, file_size, public_url } = file;
  return {
    id,
    filename,
    size: sizeText(file_size),
    ...(public_url != null && { url: public_url }),
  };
}

/** Newest first; a file of which the day is not known comes last. */
export function inOrder(files: readonly PatientDocument[]): PatientDocument[] {
  return [...files].sort(({ upload_date: a = "" }, { upload_date: b = "" }) =>
    a < b ? 1 : a > b ? -1 : 0,
  );
}

/** How much all of them are together. */
export const totalOf = (files: readonly Pick<PatientDocument, "file_size">[]): number =>
  files.map(({ file_size: size }) => size ?? 0).reduce((sum, each) => sum + each, 0);

/** The files of which two have one name. */
export function doubles(files: readonly PatientDocument[]): string[] {
  const names = new Map<PatientDocument["filename"], number>();
  for (const file of files) names.set(file.filename, (names.get(file.filename) ?? 0) + 1);
  return [...names].filter(([, count]) => count > 1).map(([name]) => name);
}

/** Why a file was not taken, as the reception reads it. */
export function whyRefused(error: UploadPatientDocumentError): string {
  if (error.kind === "invalid") return "This file cannot be sent.";
  if (error.kind !== "http") return "The file did not arrive. Try again.";
  switch (error.status) {
    case 400:
      return error.body.details?.["file"]?.[0] ?? error.body.error;
    case 404:
      return "The patient is not there any more.";
    default:
      return error.body.error ?? "The file was not taken.";
  }
}
