import type { ApiDescription } from "../contract/description.js";

type Scheme = NonNullable<ApiDescription["schemes"]>[string];

/**
 * Nothing else tells why a server answers 401. Where there are several schemes, the option that is certain to be read
 * for this one is its name in `auth`.
 */
export function warnKeyless({ options, from }: Scheme, scheme: string): void {
  const option = from ? `auth.${scheme}` : `${options.join()} (${scheme})`;
  console.warn(`No ${option} is sent. Pass null if that is meant.`);
}
