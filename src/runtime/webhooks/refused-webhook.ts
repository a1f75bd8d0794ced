/** A request that is answered with a failure. The message is the reason, which quotes nothing of it. */
export class RefusedWebhook extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}
