import type { Answer, Answers } from '../answers.js';

export class MemoryAnswers implements Answers {
  private readonly answers = new Map<string, Answer>();

  async find(scope: string, key: string): Promise<Answer | undefined> {
    return this.answers.get(nameOf(scope, key));
  }

  async keep(answer: Answer): Promise<void> {
    const name = nameOf(answer.scope, answer.key);
    if (!this.answers.has(name)) this.answers.set(name, answer);
  }

  async forgetBefore(time: number): Promise<number> {
    const old = [...this.answers].filter(([, answer]) => answer.answeredAt < time);
    for (const [name] of old) this.answers.delete(name);
    return old.length;
  }
}

const nameOf = (scope: string, key: string): string => JSON.stringify([scope, key]);
