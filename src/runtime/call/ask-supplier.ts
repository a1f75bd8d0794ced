import type { Exchange } from "../contract/operation.js";
import type { SecretSupplier } from "../contract/secret.js";

/** Asks a supplier for the secret of an attempt. */
export type AskSupplier = (supplier: SecretSupplier, exchange: Exchange) => Promise<string>;

/** What a supplier gives in place of a secret that was refused. */
interface Renewal {
  readonly refused: string;
  readonly secret: Promise<string>;
}

/** Makes what asks the suppliers of one client: once for all calls of which the server has refused the same secret. */
export function createAsking(): AskSupplier {
  const renewals = new Map<SecretSupplier, Renewal>();
  const renew = (supplier: SecretSupplier, refused: string): Promise<string> => {
    const known = renewals.get(supplier);
    if (known?.refused === refused) return known.secret;
    const secret = (async () => supplier(refused))();
    renewals.set(supplier, { refused, secret });
    // What has failed, or was no other secret, is asked for again.
    const forget = (given?: string): unknown => given === refused && renewals.delete(supplier);
    void secret.then(forget, () => forget(refused));
    return secret;
  };
  return async (supplier, { secrets, refused }) => {
    const old = refused?.get(supplier);
    const secret = await (old === undefined ? supplier() : renew(supplier, old));
    secrets.set(supplier, secret);
    return secret;
  };
}
