/** What stands between words, and where one begins inside of an identifier. */
const between = /[^\p{ID_Continue}$]+|_+/u;

/**
 * The words of a name put together as camelCase: `PostCharges` → `postCharges`, `Things_list` → `thingsList`,
 * `LIST_THINGS` → `listThings`, `URLKind` → `urlKind`. Capitals inside of a word stay, and so does an underscore between digits.
 */
export function camelCase(name: string): string {
  const [first = "", ...rest] = wordsOf(name);
  return join([
    first.replace(/^\p{Lu}+(?=$|\p{Lu}\p{Ll}|[^\p{Lu}\p{Ll}])|^\p{Lu}/u, lower),
    ...rest,
  ]);
}

/** The words of a name put together as PascalCase: `payment_intent` → `PaymentIntent`. */
export function pascalCase(name: string): string {
  const [first = "", ...rest] = wordsOf(name);
  return join([upperFirst(first), ...rest]);
}

export function upperFirst(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** A name of several words without a small letter shouts: its words are read as others are written. */
function wordsOf(name: string): string[] {
  const words = name.split(between).filter((word) => word !== "");
  const isShouted = words.length > 1 && !/\p{Ll}/u.test(name);
  return isShouted ? words.map((word) => upperFirst(lower(word))) : words;
}

function join([first = "", ...rest]: string[]): string {
  return rest.reduce((name, word) => {
    const isNumber = /\d$/.test(name) && /^\d/.test(word);
    return name + (isNumber ? "_" : "") + upperFirst(word);
  }, first);
}

function lower(text: string): string {
  return text.toLowerCase();
}
