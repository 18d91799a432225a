/** A place in the source, and what it is replaced by; it must be there exactly once. */
export type Edit = { readonly file: string; readonly from: string; readonly to: string };

/** What has to notice that a safeguard is gone: simulated seeds, or a test with a real database. */
export type Noticed = { readonly by: 'seeds' } | { readonly by: 'integration'; readonly test: string };

/** One thing that keeps the product from harm, and how it looks when it is broken. */
export type Safeguard = { readonly name: string; readonly edits: readonly Edit[]; readonly noticed: Noticed };

const bySeeds = { by: 'seeds' } as const;
const byTest = (test: string): Noticed => ({ by: 'integration', test });

export const safeguards: readonly Safeguard[] = [
  {
    name: 'expected revision',
    noticed: bySeeds,
    edits: [
      {
        file: 'libs/runtime/handle.ts',
        from: 'await appendSurely(engine, stream, toAppend(events, stream, revision + 1, context), revision)',
        to: 'await appendSurely(engine, stream, toAppend(events, stream, revision + 1, context), (await engine.store.read(stream)).length - 1)',
      },
    ],
  },
  {
    name: 'epoch',
    noticed: byTest('libs/postgres/postgres-row-store.integration.ts'),
    edits: [
      {
        file: 'libs/postgres/commit-statement.ts',
        from: "AND owner = ${parameters.add(lease.owner, 'text')} AND epoch = ${epoch})",
        to: "AND ${parameters.add(lease.owner, 'text')} <> '')",
      },
      {
        file: 'libs/postgres/postgres-sessions.ts',
        from: "'SELECT FROM hostler.leases WHERE name = $1 AND owner = $2 AND epoch = $3'",
        to: '"SELECT FROM hostler.leases WHERE name = $1 AND $2 <> \'\' AND $3 > 0"',
      },
    ],
  },
  {
    name: 'session row',
    noticed: byTest('libs/postgres/postgres-row-store.integration.ts'),
    edits: [
      {
        file: 'libs/postgres/postgres-sessions.ts',
        from: `AND held.claim = wanted.claim
      AND (held.taken_for IS NULL
        OR (held.taken_for = wanted.taken_for AND held.run_id IS NOT DISTINCT FROM wanted.run_id))`,
        to: '',
      },
    ],
  },
  {
    name: 'idempotent ids',
    noticed: bySeeds,
    edits: [
      {
        file: 'libs/kernel/ids.ts',
        from: "deriveId('event', commandId, index)",
        to: "deriveId('event', commandId, index, Math.random())",
      },
      {
        file: 'libs/runtime/handle.ts',
        from: 'const seen = loaded.commands.get(context.commandId);',
        to: "const seen = loaded.commands.get(context.commandId + 'forgotten');",
      },
    ],
  },
  {
    name: 'slot before request',
    noticed: bySeeds,
    edits: [
      {
        file: 'apps/server/src/orchestrator/scaler.ts',
        from: "{ type: 'ScaleOut', data: { environmentId, groupId, botId } }",
        to: "{ type: 'RequestBot', data: { environmentId, groupId, botId } }",
      },
    ],
  },
  {
    name: 'agent self-fence',
    noticed: bySeeds,
    edits: [
      {
        file: 'apps/agent/src/lease.ts',
        from: 'leaseMs - Math.min(leaseMs * MARGIN_PART, MARGIN_MAX_MS)',
        to: 'leaseMs + MARGIN_MAX_MS + MARGIN_PART',
      },
    ],
  },
  {
    name: 'deadline check',
    noticed: bySeeds,
    edits: [
      {
        file: 'libs/domain/run/expire-run.ts',
        from: 'ending.now < run.queueDeadline ? [] : [timedOutWaiting(run, ending)]',
        to: '[timedOutWaiting(run, ending)]',
      },
    ],
  },
  {
    name: 'lock before snapshot',
    noticed: byTest('libs/event-store/postgres/rival-writers.integration.ts'),
    edits: [
      {
        file: 'migrations/0001-events.ts',
        from: "    PERFORM pg_advisory_xact_lock(hashtextextended('hostler.events', 0));\n",
        to: '',
      },
      {
        file: 'migrations/0001-events.ts',
        from: 'SELECT coalesce(max(events.position), 0) INTO base_position FROM hostler.events;',
        to: `SELECT coalesce(max(events.position), 0) INTO base_position FROM hostler.events;
    PERFORM pg_advisory_xact_lock(hashtextextended('hostler.events', 0));`,
      },
      {
        file: 'migrations/0007-moved-logs.ts',
        from: `    PERFORM pg_advisory_xact_lock(hashtextextended('hostler.events', 0));
    SELECT * INTO standing FROM hostler.log_state;`,
        to: '    SELECT * INTO standing FROM hostler.log_state;',
      },
    ],
  },
  {
    name: 'back-off',
    noticed: bySeeds,
    edits: [
      {
        file: 'libs/runtime/backoff.ts',
        from: 'Math.round(Math.min(CEILING_MS, FIRST_MS * 2 ** Math.min(attempts, 20)) * (1 - spread / 4))',
        to: '0 * attempts * spread * CEILING_MS * FIRST_MS',
      },
    ],
  },
  {
    name: 'last sign of life',
    noticed: byTest('libs/postgres/postgres-row-store.integration.ts'),
    edits: [
      {
        file: 'libs/postgres/postgres-sessions.ts',
        from: `const LOST = \`held.taken_for IS NOT DISTINCT FROM 'loss'\`;`,
        to: "const LOST = 'false';",
      },
    ],
  },
  {
    name: 'adoption',
    noticed: bySeeds,
    edits: [
      {
        file: 'apps/server/src/orchestrator/watcher.ts',
        from: 'const ownerIds = new Set(bots.map(({ botId }) => botId));',
        to: 'const ownerIds = new Set(bots.slice(0, 0).map(({ botId }) => botId));',
      },
      {
        file: 'apps/server/src/orchestrator/watcher.ts',
        from: 'if (await this.#isOver(botId)) await',
        to: 'if ((await this.#isOver(botId)) || botId) await',
      },
    ],
  },
];
