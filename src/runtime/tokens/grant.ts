import type { TokenOptions } from "../contract/token-options.js";

/** What a server that gives out tokens has answered. */
export interface GrantedToken {
  readonly token: string;
  /** When it is no longer valid, in milliseconds since 1970; undefined where the server does not say. */
  readonly expiresAt: number | undefined;
  readonly refreshToken: string | undefined;
}

/** How a client says who it is, beside what every grant takes. */
export interface Granting {
  readonly options: TokenOptions & { clientSecret?: string | undefined };
  readonly tokenUrl: string;
}

const defaultTimeoutMs = 30_000;

/**
 * Asks for an access token (RFC 6749, 4.4.2 and 6). Rejects with an error that has the server's code, such as
 * `invalid_client`, and nothing else of what was sent or answered.
 */
export async function requestToken(
  grant: Readonly<Record<string, string>>,
  { options, tokenUrl }: Granting,
): Promise<GrantedToken> {
  const { clientId, clientSecret, scopes = [], authentication = "basic" } = options;
  const form = new URLSearchParams(grant);
  if (scopes.length > 0) form.set("scope", scopes.join(" "));
  const headers: Record<string, string> = {
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
  };
  if (clientSecret !== undefined && authentication === "basic") {
    headers["authorization"] = `Basic ${credentials(clientId, clientSecret)}`;
  } else {
    form.set("client_id", clientId);
    if (clientSecret !== undefined) form.set("client_secret", clientSecret);
  }
  const asked = Date.now();
  const fetched = options.fetch ?? fetch;
  const response = await fetched(tokenUrl, {
    method: "POST",
    headers,
    body: form.toString(),
    signal: AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs),
    // What is sent are secrets: they go nowhere else.
    redirect: "manual",
  });
  return granted(response.status, answerMembers(await response.arrayBuffer()), asked);
}

/** User and password are written as in a form before they are put together (RFC 6749, 2.3.1). */
function credentials(user: string, password: string): string {
  const [id, secret] = [user, password].map((text) => new URLSearchParams([["", text]]).toString());
  return btoa(`${id?.slice(1)}:${secret?.slice(1)}`);
}

type Members = Readonly<Record<string, unknown>>;

function answerMembers(body: ArrayBuffer): Members {
  try {
    return Object(JSON.parse(new TextDecoder().decode(body))) as Members;
  } catch {
    return {};
  }
}

function granted(status: number, members: Members, asked: number): GrantedToken {
  const { access_token: token, token_type: type, expires_in: seconds, error } = members;
  if (status !== 200) {
    // The characters that a code may have (RFC 6749, 5.2).
    const code = typeof error === "string" && /^[\w.-]{1,50}$/.test(error) ? ` (${error})` : "";
    throw new Error(`The server of tokens answered ${status}${code}.`);
  }
  if (typeof token !== "string" || token === "") {
    throw new Error("The server of tokens answered without an access token.");
  }
  // Others are sent in other ways (RFC 6749, 7.1).
  if (typeof type !== "string" || type.toLowerCase() !== "bearer") {
    throw new Error("The server of tokens gave a token that is no bearer token.");
  }
  const life = Number(seconds);
  const { refresh_token: refreshToken } = members;
  return {
    token,
    expiresAt: seconds !== undefined && life >= 0 ? asked + life * 1000 : undefined,
    refreshToken: typeof refreshToken === "string" ? refreshToken : undefined,
  };
}
