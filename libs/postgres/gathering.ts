type Waiting<Asked, Answer> = {
  readonly asked: Asked;
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
};

/**
 * Makes one call of many: while one is on its way the next ones gather, and go together. `perform` answers in the order in which
 * it was asked; of those with the same key only the first goes along, the others wait for their turn.
 */
export class Gathering<Asked, Answer> {
  private waiting: Waiting<Asked, Answer>[] = [];
  private isUnderWay = false;

  constructor(
    private readonly keyOf: (asked: Asked) => string,
    private readonly perform: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
  ) {}

  ask(asked: Asked): Promise<Answer> {
    return new Promise((settle, fail) => {
      this.waiting.push({ asked, settle, fail });
      if (!this.isUnderWay) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.isUnderWay = true;
    // Whoever asks in the same turn of the event loop comes along.
    await Promise.resolve();
    while (this.waiting.length > 0) await this.performAll(this.takeOneOfEach());
    this.isUnderWay = false;
  }

  private takeOneOfEach(): readonly Waiting<Asked, Answer>[] {
    const taken = new Map<string, Waiting<Asked, Answer>>();
    const left: Waiting<Asked, Answer>[] = [];
    for (const waiting of this.waiting) {
      const key = this.keyOf(waiting.asked);
      if (taken.has(key)) left.push(waiting);
      else taken.set(key, waiting);
    }
    this.waiting = left;
    return [...taken.values()];
  }

  private async performAll(gathered: readonly Waiting<Asked, Answer>[]): Promise<void> {
    try {
      const answers = await this.perform(gathered.map(({ asked }) => asked));
      gathered.forEach(({ settle }, index) => settle(answers[index] as Answer));
    } catch (error) {
      for (const { fail } of gathered) fail(error);
    }
  }
}
