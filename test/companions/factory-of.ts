import { importText } from "./companion-text.js";

/** What makes a value by a seed. */
export type MakeBySeed = (seed: number) => unknown;

type Factories = Record<string, (...given: unknown[]) => unknown> & {
  Maker: new (seed: number) => object;
};

/** Finds the factory of a type in the text of `factories.ts`; undefined: it has none. */
export async function factoryOf(text: string): Promise<(name: string) => MakeBySeed | undefined> {
  const factories = (await importText(text)) as Factories;
  return (name) => {
    const make = factories[`make${name.charAt(0).toUpperCase()}${name.slice(1)}`];
    if (make === undefined) return undefined;
    const takesGiven = new RegExp(`function ${make.name}\\(\\s*given`).test(text);
    return (seed) => {
      const maker = new factories.Maker(seed);
      return takesGiven ? make({}, maker) : make(maker);
    };
  };
}
