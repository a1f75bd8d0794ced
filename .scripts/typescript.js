// The compiler of ts-morph, under the name that openapi-typescript asks for.
export { ts as default } from "ts-morph";
