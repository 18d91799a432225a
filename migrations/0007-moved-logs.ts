import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What moving the log to another store needs: a seal that every append looks at, and a door for the copy alone. */
export class MovedLogs1764000000006 implements MigrationInterface {
  readonly name = 'MovedLogs1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [LOG_STATE, HISTORY, APPEND_UNSEALED, APPEND_EVENTS, RECEIVE_EVENTS])
      await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// One row at most; none where the log is open, as it is from its beginning. `other` is where the events come from, or went to.
const LOG_STATE = `
  CREATE TABLE hostler.log_state (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    kind text NOT NULL CHECK (kind IN ('receiving', 'sealed')),
    other text NOT NULL
  )`;

// Rows are written under leases, and leases are given to servers of the present history only: whoever still follows the log of
// before the move gets none. Rows of an earlier history than the present one are still shown by such servers, until the first
// server of the present one forgets them.
const HISTORY = `
  ALTER TABLE hostler.installation
    ADD COLUMN history integer NOT NULL DEFAULT 1,
    ADD COLUMN rows_history integer NOT NULL DEFAULT 1`;

const APPEND_UNSEALED = 'ALTER FUNCTION hostler.append_events RENAME TO append_unsealed';

/**
 * The seal is looked at under the lock that the sealing takes too, in a statement of its own: an append is in the log before it
 * was sealed, or not at all. So it holds for every server, however long it has been running.
 */
const APPEND_EVENTS = `
  CREATE FUNCTION hostler.append_events(
    append_streams text, expected_revisions text,
    event_streams text, event_revisions text, event_ids text, event_types text, event_data text, event_metadata text,
    OUT base_position bigint, OUT refused_streams text[], OUT actual_revisions integer[]
  ) LANGUAGE plpgsql AS $$
  DECLARE
    standing hostler.log_state;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('hostler.events', 0));
    SELECT * INTO standing FROM hostler.log_state;
    IF FOUND THEN
      RAISE EXCEPTION USING ERRCODE = 'HS001', MESSAGE = standing.kind, DETAIL = standing.other;
    END IF;
    SELECT * INTO base_position, refused_streams, actual_revisions FROM hostler.append_unsealed(
      append_streams, expected_revisions,
      event_streams, event_revisions, event_ids, event_types, event_data, event_metadata);
  END $$`;

/**
 * Events of a copy, just as they stand in the other store, behind the position where the log was last seen to end; gives the
 * position of the last one, or NULL where the log ends elsewhere.
 */
const RECEIVE_EVENTS = `
  CREATE FUNCTION hostler.receive_events(
    behind bigint,
    event_streams text, event_revisions text, event_ids text, event_types text, event_data text, event_metadata text
  ) RETURNS bigint LANGUAGE plpgsql AS $$
  DECLARE
    separator CONSTANT text := chr(1);
    received bigint;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('hostler.events', 0));
    PERFORM FROM hostler.log_state WHERE kind = 'receiving';
    IF NOT FOUND OR behind <> (SELECT coalesce(max(position), 0) FROM hostler.events) THEN RETURN NULL; END IF;

    INSERT INTO hostler.events (position, stream, revision, id, type, data, metadata)
    SELECT behind + ordinal, stream, revision, id, type, data, metadata
    FROM unnest(
      string_to_array(event_streams, separator),
      string_to_array(event_revisions, separator)::integer[],
      string_to_array(event_ids, separator)::uuid[],
      string_to_array(event_types, separator),
      string_to_array(event_data, separator),
      string_to_array(event_metadata, separator)
    ) WITH ORDINALITY AS event (stream, revision, id, type, data, metadata, ordinal);

    GET DIAGNOSTICS received = ROW_COUNT;
    RETURN behind + received;
  END $$`;
