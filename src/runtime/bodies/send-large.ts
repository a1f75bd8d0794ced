import type { SendBody } from "../contract/body.js";
import type { UploadOptions } from "../contract/upload-options.js";
import { linesOfCauses } from "../failures/network-failure.js";
import { tellProgress } from "./tell-progress.js";

/** Bytes that may be kept while they are sent. */
const manageable = 1 << 20;

/** What undici and node-fetch say of a redirect that they were told to refuse. */
const refusedRedirect = / Error: unexpected redirect$|redirect mode is set to error/m;

/**
 * Sends a body that may be large. Node's `fetch` keeps all of a body that it could be asked to send again, which it
 * knows it will not be where it refuses redirects itself (undici, "httpNetworkOrCacheFetch"). Such a redirect has no
 * status then, as in a browser. Other runtimes keep nothing, and workerd refuses nothing.
 */
export const sendLarge: SendBody = async (fetch, init, options) => {
  const { onProgress } = (options ?? {}) as UploadOptions;
  const progress = onProgress && tellProgress(init, onProgress);
  const { body } = init;
  const { process } = globalThis as { process?: { versions?: { undici?: string } } };
  const isLarge = body instanceof Blob ? body.size > manageable : body instanceof ReadableStream;
  // Of workerd, which has Node's names, it is empty.
  const isRefused = isLarge && !!process?.versions?.undici;
  if (isRefused) Object.assign(init, { redirect: "error", window: null });
  try {
    const answer = await fetch(init.url, init as RequestInit);
    progress?.end();
    return answer;
  } catch (error) {
    if (progress?.broken) throw progress.broken.error;
    if (isRefused && refusedRedirect.test(linesOfCauses(error))) return Response.error();
    throw error;
  }
};
