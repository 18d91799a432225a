import type { HostedGroupView } from '#protocol/generated/api.gen.js';
import { count } from '../group-words.js';

export type Settings = Pick<HostedGroupView, 'name' | 'description' | 'sessionReuse' | 'committed' | 'maximum'>;

type Edited = Settings & Pick<HostedGroupView, 'bots' | 'runs'>;

/** What an edit will do, a sentence each; nothing where nothing is different. */
export function effectsOf(group: Edited, to: Settings): readonly string[] {
  return [
    ...(to.name === group.name
      ? []
      : [`The group is called “${to.name}” from now on; connections and runs keep to it.`]),
    ...(to.description === group.description ? [] : ['The description changes.']),
    ...(to.sessionReuse === group.sessionReuse
      ? []
      : [
          to.sessionReuse
            ? 'Runs started from now on share a session.'
            : 'Every run started from now on gets a fresh session.',
        ]),
    ...committedEffect(group, to),
    ...maximumEffect(group, to),
  ];
}

function committedEffect({ committed }: Edited, to: Settings): readonly string[] {
  const more = to.committed - committed;
  if (more === 0 || Number.isNaN(more)) return [];
  return more > 0
    ? [
        `${count(more, 'slot')} more ${more === 1 ? 'is' : 'are'} guaranteed to this group; slots that others use come free as their runs end.`,
      ]
    : [`${count(-more, 'slot')} can be used by other groups again.`];
}

function maximumEffect({ maximum, bots, runs }: Edited, to: Settings): readonly string[] {
  if (to.maximum === maximum || Number.isNaN(to.maximum)) return [];
  const held = bots.busy + bots.idle + bots.provisioning;
  if (to.maximum > maximum)
    return [
      `Up to ${count(to.maximum, 'bot')}${runs.queued > 0 ? `; with ${count(runs.queued, 'run')} waiting, more may be made at once` : ''}.`,
    ];
  const over = held - to.maximum;
  return [
    over > 0
      ? `At most ${count(to.maximum, 'bot')}: ${count(over, 'bot')} above that ${over === 1 ? 'goes' : 'go'}, idle ones at once, busy ones after their run. No run is stopped.`
      : `At most ${count(to.maximum, 'bot')}; none has to go for it.`,
  ];
}
