/** A value as JSON has it. Objects have no prototype tricks: read them with `Object.hasOwn` or `ownValue`. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}
