import { get } from 'node:http';
import { gathering, type Gathering } from '../../apps/dashboard/src/api/gathering.js';

/** What the page of a group with its queue open asks for, and the read models that each is made of. */
const QUESTIONS = [
  { madeOf: ['groups'], of: (groupId: string) => `hosted-groups/${groupId}` },
  { madeOf: ['queue', 'bots', 'groups'], of: (groupId: string) => `queue?groupId=${groupId}&limit=100` },
  {
    madeOf: ['runs'],
    of: (groupId: string) => `runs?groupId=${groupId}&status=running,cancelling&sort=-startedAt&limit=50`,
  },
  { madeOf: ['images'], of: () => 'images?limit=200' },
] as const;
const FOLLOWED =
  'environments,groups,images,flows,connections,runs,queue,bots,provisioning-errors,scaling-decisions,audit';

type At = { readonly url: string; readonly key: string; readonly groupId: string };

/** An open window without its browser: it follows the changes, and asks anew in the very rhythm of the dashboard. */
export class OpenDashboard {
  /** Answers that it got. */
  answers = 0;
  /** Changes that it was told of. */
  changes = 0;
  readonly #gathered: Gathering;
  readonly #ended = new AbortController();
  #asking = 0;

  constructor(private readonly at: At) {
    this.#gathered = gathering({ ask: (projections) => this.#ask(projections) });
  }

  /** Resolves when the stream of changes is open. */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      const address = this.#address(`changes?projections=${FOLLOWED}`);
      const stream = get(address, { headers: this.#headers, signal: this.#ended.signal }, (response) => {
        response.setEncoding('utf8').on('data', (text: string) => this.#told(text));
        resolve();
      });
      stream.on('error', (error) => (this.#ended.signal.aborted ? undefined : reject(error)));
    });
  }

  close(): void {
    this.#gathered.stop();
    this.#ended.abort();
  }

  #told(text: string): void {
    for (const [, projection = ''] of text.matchAll(/^data: \{"projection":"([^"]+)"/gm)) {
      this.changes += 1;
      this.#gathered.note(projection);
    }
  }

  #ask(projections: readonly string[]): boolean {
    if (this.#asking > 0) return false;
    const asked = QUESTIONS.filter(({ madeOf }) => madeOf.some((name) => projections.includes(name)));
    for (const question of asked) void this.#answer(question.of(this.at.groupId));
    return true;
  }

  async #answer(path: string): Promise<void> {
    this.#asking += 1;
    try {
      const response = await fetch(this.#address(path), { headers: this.#headers, signal: this.#ended.signal });
      await response.arrayBuffer();
      if (response.ok) this.answers += 1;
    } catch (error) {
      if (!this.#ended.signal.aborted) throw error;
    } finally {
      this.#asking -= 1;
    }
  }

  #address(path: string): string {
    return `${this.at.url}/api/v1/environments/default/${path}`;
  }

  get #headers() {
    return { authorization: `Bearer ${this.at.key}` };
  }
}
