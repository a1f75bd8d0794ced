import { carryOutSuite } from "./suite.js";

/** For workerd: a request names the server's origin, and is answered with what the calls came to. */
const worker = {
  async fetch(request: Request): Promise<Response> {
    const origin = new URL(request.url).searchParams.get("origin") ?? "";
    return Response.json(await carryOutSuite(origin));
  },
};

export { worker as default };
