import type { Tool } from "./tool.ts";
import { healosPackage } from "./tools/healos-package.ts";
import { healos } from "./tools/healos.ts";
import { heyApi } from "./tools/hey-api.ts";
import { kubb } from "./tools/kubb.ts";
import { oazapfts } from "./tools/oazapfts.ts";
import { openapiTypescript } from "./tools/openapi-typescript.ts";
import { orval } from "./tools/orval.ts";
import { redocly } from "./tools/redocly.ts";
import { swaggerTypescriptApi } from "./tools/swagger-typescript-api.ts";

/** Ours, which the ratios refer to, and its peers. */
export const ours: Tool = healos;
export const oursAsPackage: Tool = healosPackage;
export const peers: readonly Tool[] = [
  redocly,
  heyApi,
  orval,
  openapiTypescript,
  swaggerTypescriptApi,
  oazapfts,
  kubb,
];
