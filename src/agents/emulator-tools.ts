import type { Chosen } from "../checks/mcp/chosen-tools.js";
import type { Api } from "../model/api.js";
import * as runtime from "../runtime/index.js";
import type { OfferedTool } from "./agent-server.js";
import { liveTools } from "./live-tools.js";
import { offeredTools } from "./offered-tools.js";
import { withCredentials } from "./with-credentials.js";

/** How an emulator is asked. */
export interface Asking extends Chosen {
  fetch: typeof fetch;
  /** The path that every operation stands under. */
  basePath: string;
  key: string;
}

/**
 * The operations of an emulator as tools.
 *
 * @throws TypeError on an operation that there is not, or that needs other scopes
 */
export function emulatorTools(
  api: Api,
  { fetch, basePath, key, ...chosen }: Asking,
): OfferedTool[] {
  const baseUrl = `http://localhost${basePath}`;
  const tools = liveTools(api, ({ security }) =>
    // What the emulator answers is what is to be seen.
    runtime.connect(
      { retries: 0, fetch: withCredentials(fetch, api, { security, key }) },
      { baseUrl },
    ),
  );
  return offeredTools(tools, chosen, {
    client: runtime.connect({ fetch }, { baseUrl }),
    isPersonalShown: false,
    maxCharacters: 40_000,
    describe: runtime.describeFailure,
  });
}
