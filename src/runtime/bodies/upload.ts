/**
 * A file to send. A `File` carries its own name; for bytes, or to name a `Blob`, use the object form. A large file
 * on disk is `await openAsBlob(path)` of `node:fs`. Directories are stripped from the file name before it is sent.
 */
export type Upload = Blob | File | Uint8Array | NamedUpload;

/** A file with the name and type it is sent under. */
export interface NamedUpload {
  data: Blob | Uint8Array | string;
  filename: string;
  /** The media type, such as `application/pdf`. Default: the Blob's own, otherwise `application/octet-stream`. */
  contentType?: string | undefined;
}
