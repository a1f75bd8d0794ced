/** What an earlier run has printed, so that what would come out the same is not spelled and laid out again. */
export interface Earlier {
  /**
   * A whole file as it was printed, if the same was to be printed then.
   *
   * @param from all that decides the text, in any form, as long as equal bytes mean an equal text
   */
  text(path: string, from: Uint8Array | string): string | undefined;
}
