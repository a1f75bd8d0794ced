import { safeOrigin } from "../call/base-url.js";
import type { SecretSupplier } from "../contract/secret.js";
import type {
  ClientCredentialsOptions,
  RefreshTokenOptions,
  TokenOptions,
} from "../contract/token-options.js";
import { requestToken, type GrantedToken } from "./grant.js";

/** How long before its end a token is not used any more, in milliseconds; of one that lives shortly, half its life. */
const margin = 60_000;

/** Supplies tokens that a client gets by its own credentials. Throws a TypeError on a URL that secrets must not go to. */
export function clientCredentialsFrom(
  documented: string,
  options: ClientCredentialsOptions,
): SecretSupplier {
  const tokenUrl = tokenUrlOf(documented, options);
  return supplierOf(() =>
    requestToken({ grant_type: "client_credentials" }, { options, tokenUrl }),
  );
}

/** Supplies tokens that a refresh token is changed for, and keeps the one that comes with a token. */
export function refreshTokensFrom(
  documented: string,
  options: RefreshTokenOptions,
): SecretSupplier {
  const tokenUrl = tokenUrlOf(documented, options);
  let { refreshToken } = options;
  return supplierOf(async () => {
    const grant = { grant_type: "refresh_token", refresh_token: refreshToken };
    const granted = await requestToken(grant, { options, tokenUrl });
    if (granted.refreshToken !== undefined && granted.refreshToken !== refreshToken) {
      refreshToken = granted.refreshToken;
      options.onRefreshToken?.(refreshToken);
    }
    return granted;
  });
}

/** Keeps a token until shortly before it ends, or is refused; however many calls want one, it is asked for once. */
function supplierOf(request: () => Promise<GrantedToken>): SecretSupplier {
  let kept: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    const asked = Date.now();
    const { token, expiresAt = Infinity } = await request();
    kept = { token, until: expiresAt - Math.min(margin, (expiresAt - asked) / 2) };
    return token;
  };
  return async (refused) => {
    if (kept !== undefined && kept.token !== refused && Date.now() < kept.until) return kept.token;
    asking ??= renew().finally(() => (asking = undefined));
    return asking;
  };
}

/** Secrets go out encrypted, or stay on this machine (RFC 6749, 3.2). */
function tokenUrlOf(documented: string, { tokenUrl = documented }: TokenOptions): string {
  if (safeOrigin.test(new URL(tokenUrl).origin)) return tokenUrl;
  throw new TypeError(
    "tokenUrl must be https, or of this machine: secrets would be read on the way.",
  );
}
