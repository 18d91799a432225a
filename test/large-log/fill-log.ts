import { Client } from 'pg';

/** So many events go into one statement. */
const AT_ONCE = 100_000;

/**
 * Puts runs that were enqueued into a log, and their rows into the audit, and says of all other read models that they have folded
 * them: a log that is as long as after months, in a minute. The server must not run.
 */
export async function fillLog(connectionString: string, events: number): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    for (let done = 0; done < events; done += AT_ONCE) {
      const count = Math.min(AT_ONCE, events - done);
      await client.query(EVENTS, [count]);
    }
    await client.query(AUDIT);
    await client.query(CHECKPOINTS);
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

// A run an event; what a run of some age carries, with ids made from its number.
const EVENTS = `
  INSERT INTO hostler.events (position, stream, revision, id, type, data, metadata)
  SELECT position, 'run-default_' || run_id, 0, md5('event' || position)::uuid, 'RunEnqueued',
    json_build_object('environmentId', 'default', 'groupId', md5('group' || position % 10)::uuid, 'runId', run_id,
      'flowId', md5('flow')::uuid, 'flowVersion', 1, 'priority', 'normal', 'queuedAt', at,
      'connectionId', md5('connection' || position % 10)::uuid, 'mode', 'unattended', 'queueDeadline', at + 10800000,
      'inputsId', NULL, 'inputsBytes', 0, 'correlationKey', NULL, 'callerId', md5('caller')::uuid, 'attempt', 1)::text,
    json_build_object('schemaVersion', 1, 'environmentId', 'default', 'actor', md5('caller')::uuid,
      'commandId', md5('command' || position)::uuid, '$correlationId', run_id,
      '$causationId', md5('command' || position)::uuid, 'recordedAt', at)::text
  FROM (
    SELECT position, md5('run' || position)::uuid AS run_id, 1767571740000 + position * 1000 AS at
    FROM generate_series(1, $1) AS number,
      LATERAL (SELECT (SELECT max(position) FROM hostler.events) + number AS position) AS place
  ) AS runs`;

const AUDIT = `
  INSERT INTO hostler_rows."audit_v1" (key, body, from_position, "environmentId", kind, type, stream, "groupId", "runId",
    "botId", actor, "commandId", "correlationId", "causationId", "recordedAt")
  SELECT place, json_build_object('position', place, 'type', type, 'kind', 'run', 'stream', stream, 'revision', revision,
      'eventId', id, 'environmentId', 'default', 'groupId', data->>'groupId', 'runId', data->>'runId', 'botId', NULL,
      'actor', said->>'actor', 'commandId', said->>'commandId', 'correlationId', said->>'$correlationId',
      'causationId', said->>'$causationId', 'recordedAt', said->'recordedAt')::text,
    place, 'default', 'run', type, stream, data->>'groupId', data->>'runId', NULL, said->>'actor', said->>'commandId',
    said->>'$correlationId', said->>'$causationId', (said->>'recordedAt')::bigint
  FROM (
    SELECT lpad(position::text, 16, '0') AS place, type, stream, revision, id, data::json AS data, metadata::json AS said
    FROM hostler.events WHERE stream LIKE 'run-%'
  ) AS events`;

const CHECKPOINTS = `
  UPDATE hostler.checkpoints SET position = lpad(last.position::text, 16, '0'), event_id = last.id::text,
    time = greatest(time, (last.metadata::json->>'recordedAt')::bigint)
  FROM (SELECT position, id, metadata FROM hostler.events ORDER BY position DESC LIMIT 1) AS last`;
