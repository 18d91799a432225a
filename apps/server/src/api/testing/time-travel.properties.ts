import { shownIn } from '../audit/shown-in.js';
import { expect } from '@jest/globals';
import type { Position, Recorded } from '#kernel/message.js';
import type { BotRow } from '#projections/bots/bot.row.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { QueueRow } from '#projections/queue/queue.row.js';
import type { RunRow } from '#projections/runs/run.row.js';
import { projections } from '#projections/all.js';
import type { RowPage, RowQuery } from '#runtime/row-query.js';
import type { StoredRow } from '#runtime/stored-rows.js';
import type { Engine } from '../../engine/engine.js';
import { hostedGroupView } from '../hosted-groups/hosted-group.view.js';
import { runView } from '../runs/run.view.js';
import type { Answered, Call } from './caller.js';
import { rowsAsOf } from './rows-as-of.js';

const PAGE = 7;

/** U1: what the API shows as of a moment is what the log, folded up to there, makes of everything. */
export async function expectTheMoment(call: Call, log: readonly Recorded[], position: Position, asOf: string) {
  const groups = rowsAsOf<GroupRow>('groups', log, position);
  const runs = [...rowsAsOf<RunRow>('runs', log, position).values()];
  const shown = await all(call, 'runs', asOf);
  expect(shown.items).toEqual(
    runs.sort(newestFirst).map((row) => runView(row, { groupName: groups.get(row.groupId)?.name })),
  );
  const ended = runs.filter(({ status }) => status === 'succeeded' || status === 'failed');
  expect((await all(call, 'runs?status=succeeded,failed', asOf)).items).toHaveLength(ended.length);
  expect(await totals(call, 'runs', asOf)).toBe(runs.length);

  expect((await all(call, 'hosted-groups?sort=createdAt', asOf)).items).toEqual(
    expect.arrayContaining([...groups.values()].map(hostedGroupView)),
  );
  const bots = [...rowsAsOf<BotRow>('bots', log, position).values()];
  const { items } = await all(call, 'bots', asOf);
  const botsShown = items.map(({ botId, status, runId }) => [botId, status, runId]);
  const [first] = items;
  if (first !== undefined)
    expect((await call('GET', `bots/${String(first['botId'])}?asOf=${asOf}`)).body).toEqual(first);
  expect(new Set(botsShown)).toEqual(new Set(bots.map(({ botId, status, runId }) => [botId, status, runId])));

  const queue = [...rowsAsOf<QueueRow>('queue', log, position).values()].sort((a, b) => (a.turn < b.turn ? -1 : 1));
  const queueShown = await all(call, 'queue', asOf);
  expect(queueShown.items.map(({ runId, status }) => [runId, status])).toEqual(
    queue.map(({ runId, status }) => [runId, status]),
  );
  const shownHere = shownIn('default');
  const events = log.filter(
    ({ metadata, position: at }) => shownHere.includes(metadata.environmentId) && at <= position,
  );
  expect(await totals(call, 'audit', asOf)).toBe(events.length);
  for (const { headers } of [...shown.pages, ...queueShown.pages])
    expect(headers.get('hostler-position')?.split('.')[1]).toBe(position);
}

/** U1: so it is for every read model that there is, also those that no list shows. */
export async function expectRowsOfTheMoment(
  { rows, table }: Pick<Engine, 'rows' | 'table'>,
  log: readonly Recorded[],
  position: Position,
) {
  for (const { name, history } of projections) {
    // Its rows are never changed, so their beginning is enough to know the past by.
    if (!history) continue;
    const shown: StoredRow[] = [];
    for (let after: RowQuery['after'] | null = undefined; after !== null;) {
      const page: RowPage = await rows.query(table(name), { limit: PAGE, asOf: position, ...(after && { after }) });
      shown.push(...page.rows);
      after = page.next ?? null;
    }
    const expected = [...rowsAsOf(name, log, position)].map(([key, row]) => [key, JSON.stringify(row)]);
    expect([name, new Map(shown.map(({ key, body }) => [key, body]))]).toEqual([name, new Map(expected as [])]);
  }
}

async function all(call: Call, address: string, asOf: string) {
  const pages: Answered[] = [];
  const join = address.includes('?') ? '&' : '?';
  for (let cursor: unknown = ''; cursor !== null; cursor = pages.at(-1)?.body.next)
    pages.push(await shownAt(call, `${address}${join}limit=${PAGE}${cursor ? `&cursor=${String(cursor)}` : ''}`, asOf));
  return { pages, items: pages.flatMap(({ body }) => body.items) };
}

async function totals(call: Call, address: string, asOf: string): Promise<number> {
  return Number((await shownAt(call, `${address}?count=true&limit=1`, asOf)).body.total);
}

async function shownAt(call: Call, address: string, asOf: string): Promise<Answered> {
  const answer = await call('GET', `${address}&asOf=${asOf}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer;
}

const newestFirst = (a: RunRow, b: RunRow): number => b.queuedAt - a.queuedAt || (a.runId < b.runId ? 1 : -1);
