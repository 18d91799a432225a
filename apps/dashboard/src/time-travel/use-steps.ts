import { useHotkeys } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { audit } from '../api/endpoints.js';
import { addressOf } from '../api/endpoint.js';
import { requestJson } from '../api/request.js';
import { useEnvironmentId } from '../shell/environment.js';
import { announce } from '../ui/announcements.js';
import { stepping, type Direction } from './stepping.js';

type Step = () => void;
type Events = { readonly items: readonly { readonly recordedAt: string }[] };
type Steps = { readonly back: Step; readonly forward: Step; readonly said: string | undefined };

const ends: Readonly<Record<Direction, string>> = {
  back: 'No event came before this one.',
  forward: 'No event has come after this one.',
};

/**
 * Moves by one event, by button or by key; the moment is then that of the event. Many keyboards have [ and ] only beside Alt or
 * AltGr, so J and K do the same.
 */
export function useSteps(at: number | undefined, go: (moment: string) => void): Steps {
  const environmentId = useEnvironmentId();
  const [said, setSaid] = useState<string>();
  const steps = useMemo(() => {
    const say = (text: string): void => {
      setSaid(text);
      announce(text);
    };
    return stepping({
      nextTo: (time, direction) => nextTo(environmentId, time, direction),
      go: (time) => go(new Date(time).toISOString()),
      onEnd: (direction) => say(ends[direction]),
      onFailure: (error) => say(`The next event was not found: ${error instanceof Error ? error.message : ''}`),
    });
  }, [environmentId, go]);
  useEffect(() => () => steps.stop(), [steps]);
  useEffect(() => steps.isAt(at), [steps, at]);
  useEffect(() => setSaid(undefined), [at]);
  const back = (): void => void steps.step('back');
  const forward = (): void => void steps.step('forward');
  useHotkeys([
    ...['[', 'alt+[', 'ctrl+alt+[', 'j'].map((key): [string, Step] => [key, back]),
    ...[']', 'alt+]', 'ctrl+alt+]', 'k'].map((key): [string, Step] => [key, forward]),
  ]);
  return { back, forward, said };
}

async function nextTo(environmentId: string, time: number, direction: Direction): Promise<number | undefined> {
  const query =
    direction === 'back'
      ? { until: new Date(time).toISOString(), sort: '-position' }
      : { since: new Date(time + 1).toISOString(), sort: 'position' };
  const { items } = await requestJson<Events>(addressOf(audit.url, { environmentId }, { ...query, limit: 1 }));
  return items[0] === undefined ? undefined : Date.parse(items[0].recordedAt);
}
