import { useHotkeys } from '@mantine/hooks';
import { audit } from '../api/endpoints.js';
import { addressOf } from '../api/endpoint.js';
import { requestJson } from '../api/request.js';
import { useEnvironmentId } from '../shell/environment.js';

type Step = () => void;
type Events = { readonly items: readonly { readonly recordedAt: string }[] };

/** Moves by one event, by button or by the keys [ and ]; the moment is then that of the event. */
export function useSteps(
  at: number | undefined,
  go: (moment: string) => void,
): { readonly back: Step; readonly forward: Step } {
  const environmentId = useEnvironmentId();
  const step = (query: object): Step => {
    return () => {
      if (at === undefined) return;
      const address = addressOf(audit.url, { environmentId }, { ...query, limit: 1 });
      void requestJson<Events>(address).then(({ items: [event] }) => event !== undefined && go(event.recordedAt));
    };
  };
  const time = at ?? 0;
  const back = step({ until: new Date(time).toISOString(), sort: '-position' });
  const forward = step({ since: new Date(time + 1).toISOString(), sort: 'position' });
  useHotkeys([
    ['[', back],
    [']', forward],
  ]);
  return { back, forward };
}
