/** What stands under the scheme's name in `auth`. */
export function byName(options: object, scheme: string): unknown {
  const { auth = {} } = options as { auth?: Readonly<Record<string, unknown>> | undefined };
  return Object.hasOwn(auth, scheme) ? auth[scheme] : undefined;
}

/** The same, and no other secret, which was given for another scheme of the kind. */
export function byNameOnly(options: object, scheme: string): unknown {
  const found = byName(options, scheme);
  return found === undefined ? {} : found;
}
