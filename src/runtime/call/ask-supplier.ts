import type { Exchange } from "../contract/operation.js";
import type { SecretSupplier } from "../contract/secret.js";

/** Gives the secret of an attempt. */
type Ask = (exchange: Exchange) => Promise<string>;

/** Makes what asks a supplier: once for all calls of which the server has refused the same secret. */
export function createAsking(supplier: SecretSupplier): Ask {
  let known: { readonly refused: string; readonly secret: Promise<string> } | undefined;
  const renew = (refused: string): Promise<string> => {
    if (known?.refused === refused) return known.secret;
    const secret = (async () => supplier(refused))();
    known = { refused, secret };
    // What has failed, or was no other secret, is asked for again.
    const forget = (given?: string): void => {
      if (given === refused) known = undefined;
    };
    void secret.then(forget, () => forget(refused));
    return secret;
  };
  return async ({ secrets, refused }) => {
    const old = refused?.get(supplier);
    const secret = await (old === undefined ? supplier() : renew(old));
    secrets.set(supplier, secret);
    return secret;
  };
}
