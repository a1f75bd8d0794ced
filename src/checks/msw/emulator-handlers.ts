import * as msw from "msw";

/** What `createEmulator` of `healos-codegen/emulator` gives. */
export interface EmulatorLike {
  /** Where the API begins, such as `/v1`; empty: at the root. */
  basePath: string;
  fetch: typeof fetch;
}

/**
 * The emulator as the network: an emulator that runs in this process or, for a page, the URL of one that
 * `healos-codegen emulate --cors` serves, with its base path.
 */
export function emulatorHandlers(emulator: EmulatorLike | string): msw.HttpHandler[] {
  const isServed = typeof emulator === "string";
  const base = isServed ? new URL(emulator).pathname.replace(/\/$/, "") : emulator.basePath;
  return [
    new msw.HttpHandler(
      /./,
      ({ request }) => new URL(request.url).pathname.startsWith(`${base}/`),
      ({ request }) => {
        if (!isServed) return emulator.fetch(request);
        const { pathname, search } = new URL(request.url);
        return fetch(msw.bypass(new Request(new URL(pathname + search, emulator), request)));
      },
    ),
  ];
}
