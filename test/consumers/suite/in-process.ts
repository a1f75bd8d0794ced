import { carryOutSuite } from "./suite.js";

// For Node, Bun and Deno: the server's origin is the argument, what the calls came to goes to stdout.
console.log(JSON.stringify(await carryOutSuite(String(process.argv[2]))));
