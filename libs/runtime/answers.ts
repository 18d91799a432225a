/** What was answered to a command that carried an Idempotency-Key; kept for 24 h. */
export type Answer = {
  readonly scope: string;
  readonly key: string;
  /** Keyed digest of the request, to tell a repeat from another request under the same key. */
  readonly digest: string;
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly answeredAt: number;
};

export interface Answers {
  find(scope: string, key: string): Promise<Answer | undefined>;
  /** The first answer stays. */
  keep(answer: Answer): Promise<void>;
  forgetBefore(time: number): Promise<number>;
}
