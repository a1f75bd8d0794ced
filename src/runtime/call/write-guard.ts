import type { CallFailure } from "../contract/errors.js";
import type { Guard } from "../contract/operation.js";
import { isOfCertificate, linesOfCauses } from "../failures/network-failure.js";
import { bodyGuard } from "./body-guard.js";

/**
 * What Node, undici, Bun and Deno say of a connection that never stood: no server, no trust, no TLS, no tunnel, a port
 * that `fetch` blocks. Other runtimes do not tell: perhaps applied, as with EHOSTUNREACH and ENETUNREACH, with which a
 * connection that stood may end too, and with a record of TLS that was altered on the way. Words of a message are such
 * that no URL in it can have them.
 */
const neverSent =
  /^\w*(REFUSED|NOTFOUND|AI_AGAIN|CONNECT_TIMEOUT|EPROTO|ERR_SSL_(?!\w*(MAC|DECRYPT)))\w* |^(ConnectionRefused|FailedToOpen)|client error \(Connect\)|before secure TLS connection|HTTP Tunneling|: bad port|are blocked/m;

/**
 * For operations that change something: tells where the server may have carried the request out, and then lets only
 * those be repeated that may be carried out twice.
 */
export const writeGuard: Guard = (failure, exchange, sentBefore) => {
  const sent = exchange.sent - sentBefore;
  // Of what a middleware sent several times, only the last answer is known.
  exchange.isApplied ||= sent > 1 || mayHaveApplied(failure, sent > 0);
  if (exchange.isApplied) failure.maybeApplied = true;
  const isRepeatable = exchange.options?.repeatable ?? exchange.operation.repeatable;
  return bodyGuard(failure, exchange, sentBefore) || (exchange.isApplied && !isRepeatable);
};

function mayHaveApplied(failure: CallFailure, isSent: boolean): boolean {
  if (failure.kind === "network")
    return !isOfCertificate(failure) && !neverSent.test(linesOfCauses(failure.cause));
  const response = "response" in failure ? failure.response : undefined;
  const status = response?.status;
  // 301, 302 and 303 often answer a POST that was carried out; 501 and 505 refuse it (RFC 9110, section 15).
  return status === undefined ? isSent : !/^(30[4-9]|4|50[15])/.test(`${status}`);
}
