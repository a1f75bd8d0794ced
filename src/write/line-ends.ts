/** Bytes with LF line ends, as everything is written; a checkout on Windows makes CRLF of them. */
export function withLf(bytes: Uint8Array): Uint8Array {
  return bytes.includes(0x0d)
    ? Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n"), "latin1")
    : bytes;
}
