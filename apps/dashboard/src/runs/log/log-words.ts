import type { LogNow } from './use-run-log.js';

type Words = { readonly title: string; readonly about: string };

/** What stands where there is no line. */
export function wordsOfNone(state: Exclude<LogNow['state'], 'opening'>, isOver: boolean): Words {
  switch (state) {
    case 'none':
      return isOver ? { title: 'It never started', about: 'There is no log.' } : { title: 'It has not started', about };
    case 'following':
      return { title: 'It has printed nothing yet', about };
    case 'lost':
      return { title: 'The log does not come', about: 'It is asked for again by itself, until it does.' };
    case 'ended':
      return { title: 'It has printed nothing', about: 'There is no log.' };
  }
}

const about = 'What the flow prints appears here at once.';

/** How fresh the lines are, and what is not among them. */
export function aboutLog({ log, state, truncated }: LogNow): string | undefined {
  const told = [
    ...(state === 'following' ? ['Live: lines appear as the flow prints them.'] : []),
    ...(state === 'lost' ? ['Cut off: it goes on from here once the server answers.'] : []),
    ...(log.cut > 0 ? [`The first ${log.cut.toLocaleString('en')} lines are only in the download.`] : []),
    ...(truncated ? ['The flow printed more than is kept of a log; the rest is lost.'] : []),
  ];
  return told.length === 0 ? undefined : told.join(' ');
}
