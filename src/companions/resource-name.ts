import { functionName } from "../model/names/names.js";

/** What a companion calls the file of a resource: `patient-documents` is `patientDocumentsResource`. */
export function resourceName(file: string): string {
  return `${functionName(file)}Resource`;
}
