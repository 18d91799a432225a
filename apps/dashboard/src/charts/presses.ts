/** As long as people take between the presses of a double-click. */
const DOUBLE_CLICK_MS = 250;
const CLICK_PX = 4;

type Presses = { readonly onSingle: (event: MouseEvent) => void; readonly onDouble: () => void };

/** Tells one press from two, and both from a drag. The first of two is known as such only when the second has not come. */
export function listenForPresses(place: HTMLElement, { onSingle, onDouble }: Presses): () => void {
  let pressedAt = 0;
  let waiting: number | undefined;
  const stop = (): void => window.clearTimeout(waiting);
  place.addEventListener('mousedown', ({ clientX }) => (pressedAt = clientX));
  place.addEventListener('click', (event) => {
    stop();
    if (event.detail > 1 || Math.abs(event.clientX - pressedAt) > CLICK_PX) return;
    waiting = window.setTimeout(() => onSingle(event), DOUBLE_CLICK_MS);
  });
  place.addEventListener('dblclick', () => {
    stop();
    onDouble();
  });
  return stop;
}
