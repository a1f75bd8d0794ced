/** What a stream of bytes is read with, of which every type library has a type of its own. At the end there is no value. */
export interface ByteReader {
  read(): Promise<{ done?: boolean; value?: Uint8Array | undefined }>;
  cancel(reason?: unknown): Promise<void>;
}
