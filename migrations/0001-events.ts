import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log, and the one function that appends to it. */
export class Events1764000000000 implements MigrationInterface {
  readonly name = 'Events1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS hostler');
    await runner.query(EVENTS);
    await runner.query(APPEND_EVENTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only: the log is never dropped');
  }
}

// Text and not jsonb: the bytes are kept as they were hashed, and jsonb would reorder keys and round numbers.
const EVENTS = `
  CREATE TABLE hostler.events (
    position bigint PRIMARY KEY,
    stream text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    id uuid NOT NULL,
    type text COLLATE "C" NOT NULL,
    data text COLLATE "C" NOT NULL,
    metadata text COLLATE "C" NOT NULL,
    UNIQUE (stream, revision)
  )`;

/**
 * Appends a batch, at most one append a stream; those whose stream is not at the expected revision are left out and named.
 * Lists come as one string each, joined by U+0001, which JSON text and fit names never hold: faster than arrays.
 *
 * The lock comes first, in a statement of its own: the next statement's snapshot sees all that earlier holders committed.
 * PostgreSQL makes a commit visible before it releases the transaction's locks, so positions become visible in their order
 * and without gaps, and a reader that has seen one has seen all before it.
 */
const APPEND_EVENTS = `
  CREATE FUNCTION hostler.append_events(
    append_streams text, expected_revisions text,
    event_streams text, event_revisions text, event_ids text, event_types text, event_data text, event_metadata text,
    OUT base_position bigint, OUT refused_streams text[], OUT actual_revisions integer[]
  ) LANGUAGE plpgsql AS $$
  DECLARE
    separator CONSTANT text := chr(1);
    appended bigint;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('hostler.events', 0));

    SELECT array_agg(probe.stream), array_agg(probe.actual) INTO refused_streams, actual_revisions
    FROM (
      SELECT wanted.stream, wanted.expected, coalesce((
        SELECT standing.revision FROM hostler.events standing
        WHERE standing.stream = wanted.stream ORDER BY standing.revision DESC LIMIT 1
      ), -1) AS actual
      FROM unnest(
        string_to_array(append_streams, separator),
        string_to_array(expected_revisions, separator)::integer[]
      ) AS wanted (stream, expected)
    ) AS probe
    WHERE probe.actual <> probe.expected;

    SELECT coalesce(max(events.position), 0) INTO base_position FROM hostler.events;

    INSERT INTO hostler.events (position, stream, revision, id, type, data, metadata)
    SELECT base_position + row_number() OVER (ORDER BY ordinal), stream, revision, id, type, data, metadata
    FROM unnest(
      string_to_array(event_streams, separator),
      string_to_array(event_revisions, separator)::integer[],
      string_to_array(event_ids, separator)::uuid[],
      string_to_array(event_types, separator),
      string_to_array(event_data, separator),
      string_to_array(event_metadata, separator)
    ) WITH ORDINALITY AS event (stream, revision, id, type, data, metadata, ordinal)
    WHERE refused_streams IS NULL OR stream <> ALL (refused_streams);

    GET DIAGNOSTICS appended = ROW_COUNT;
    IF appended > 0 THEN
      PERFORM pg_notify('hostler_events', (base_position + appended)::text);
    END IF;
  END $$`;
