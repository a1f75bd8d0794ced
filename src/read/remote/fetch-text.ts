import { isLoopback } from "../../text/is-loopback.js";
import type { Unfollowed } from "../document.js";
import { maxBytes, tooLarge } from "../load.js";

/** How long a server may take, in milliseconds. */
const timeoutMs = 60_000;

const maxRedirects = 5;

/**
 * Fetches a text by `GET`, over https, or over http from this machine itself. Redirects are followed within the origin:
 * who names a host has not named another.
 *
 * @returns why it cannot be had, where that is so
 */
export async function fetchText(url: string): Promise<Uint8Array | Unfollowed> {
  const refusal = refusalOf(url);
  if (refusal) return refusal;
  const signal = AbortSignal.timeout(timeoutMs);
  let target = new URL(url);
  try {
    for (let hop = 0; hop <= maxRedirects; hop++) {
      const response = await fetch(target, { redirect: "manual", signal, headers });
      const location = response.headers.get("location");
      if (response.status < 300 || response.status > 399 || location === null) {
        return response.ok ? await bytesOf(response) : answered(response.status);
      }
      await response.body?.cancel();
      const next = new URL(location, target);
      if (next.origin !== target.origin) return redirected(next.origin);
      target = next;
    }
    return {
      id: "url-unanswered",
      what: "The server redirects again and again",
      todo: "Name where it ends.",
    };
  } catch (error) {
    return unreachable(error);
  }
}

/** Why a URL is not fetched, whoever answers there. */
export function refusalOf(url: string): Unfollowed | undefined {
  if (!URL.canParse(url))
    return { id: "url-refused", what: "This is not a well-formed URL", todo: "Correct it." };
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "") {
    const what = "This URL holds a user name or a password, which would be kept";
    return { id: "url-refused", what, todo: "Download the document and name the file." };
  }
  if (protocol === "https:" || (protocol === "http:" && isLoopback(hostname))) return undefined;
  return {
    id: "url-refused",
    what: "Documents are fetched over https only",
    todo: "Write https, or name a file.",
  };
}

const headers = { accept: "application/yaml, application/json, text/yaml, text/plain, */*;q=0.5" };

async function bytesOf({ body }: Response): Promise<Uint8Array | Unfollowed> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      return tooLarge();
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function answered(status: number): Unfollowed {
  return {
    id: "url-unanswered",
    what: `The server answered with status ${status}`,
    todo: "Correct the URL.",
  };
}

function redirected(origin: string): Unfollowed {
  return {
    id: "url-unanswered",
    what: `The server redirects to ${origin}`,
    todo: "Name the URL there, if you trust it.",
  };
}

function unreachable(error: unknown): Unfollowed {
  if (error instanceof Error && error.name === "TimeoutError") {
    return {
      id: "url-unanswered",
      what: `No answer in ${timeoutMs / 1000} seconds`,
      todo: "Try again.",
    };
  }
  const { code } = ((error as Error).cause ?? error) as { code?: unknown };
  const why = typeof code === "string" ? ` (${code})` : "";
  return {
    id: "url-unanswered",
    what: `The server cannot be reached${why}`,
    todo: "Correct the URL, or try again.",
  };
}
