const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;

type Stream = {
  /** Asked for at each attempt, so that it may go on where it was cut. */
  readonly address: () => string;
  readonly opened: () => void;
  /** It is cut, and opened again by itself. */
  readonly lost: () => void;
  /** What each event tells, and its id. */
  readonly on: Readonly<Record<string, (data: string, id: string) => void>>;
};

/** Server-sent events that heal: a refusal ends an EventSource for good, so only we try again. Answers how to stop. */
export function lastingStream({ address, opened, lost, on }: Stream): () => void {
  let waitMs = FIRST_RETRY_MS;
  let timer: number | undefined;
  let source = open();

  function open(): EventSource {
    const opening = new EventSource(address());
    opening.onopen = () => {
      waitMs = FIRST_RETRY_MS;
      opened();
    };
    opening.onerror = () => {
      lost();
      if (opening.readyState !== EventSource.CLOSED) return;
      timer = window.setTimeout(() => (source = open()), waitMs);
      waitMs = Math.min(2 * waitMs, LAST_RETRY_MS);
    };
    for (const [name, tell] of Object.entries(on))
      opening.addEventListener(name, ({ data, lastEventId }) => tell(String(data), lastEventId));
    return opening;
  }

  return () => {
    source.close();
    window.clearTimeout(timer);
  };
}
