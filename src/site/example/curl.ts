/** A request as it went out, its body as text or as the parts of a form. */
export interface SentRequest {
  method: string;
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  body?: string | readonly SentPart[];
}

/** A part of a form: a text, or a file that has this name. */
export interface SentPart {
  name: string;
  value: string;
  file?: string;
}

/** What only a client has to say of itself, or curl says without being told. */
const ownHeaders = new Set(["accept", "content-length", "user-agent"]);

/** The command line that sends the same request; `secrets` stand as variables of the shell, by their values. */
export function curlOf(request: SentRequest, secrets: ReadonlyMap<string, string>): string {
  const { method, url, headers, body } = request;
  const isForm = typeof body === "object";
  const quote = (text: string): string => quoted(text, secrets);
  const words = [
    // What is sent with a body is a POST without being told.
    ...(method === (body === undefined ? "GET" : "POST") ? [] : [`-X ${method}`]),
    ...headers
      .filter(([name]) => !ownHeaders.has(name) && !(isForm && name === "content-type"))
      .map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(isForm ? body.map(partOf(quote)) : []),
    ...(typeof body === "string" ? [`--data-binary ${quote(body)}`] : []),
  ];
  return [`curl ${quote(url)}`, ...words].join(" \\\n  ");
}

function partOf(quote: (text: string) => string): (part: SentPart) => string {
  return ({ name, value, file }) =>
    file === undefined
      ? `--form-string ${quote(`${name}=${value}`)}`
      : `-F ${quote(`${name}=@${file}`)}`;
}

/** One word of a POSIX shell: nothing between single quotes means anything (Shell Command Language, 2.2.2). */
function quoted(text: string, secrets: ReadonlyMap<string, string>): string {
  for (const [secret, variable] of secrets) {
    const at = text.indexOf(secret);
    if (at === -1) continue;
    const [before, after] = [text.slice(0, at), text.slice(at + secret.length)];
    const plain = (part: string): string => part.replace(/[\\"$`]/g, "\\$&");
    return `"${plain(before)}$${variable}${plain(after)}"`;
  }
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
