/** What `ensure…` resolves to. */
export interface Ensured<Stored> {
  record: Stored;
  /**
   * True where the server answered the create with success. False where the record was there already, and also
   * where the answer to a create was lost and its repetition found the record: who stored it cannot be told.
   */
  created: boolean;
}
