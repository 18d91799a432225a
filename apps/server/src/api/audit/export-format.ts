import type { EventView } from './event.dto.js';
import { csvRow } from './csv.js';

/** How events are written to a file. */
export type ExportFormat = {
  readonly contentType: string;
  readonly head: string;
  readonly line: (event: EventView) => string;
};

const columns = [
  'position',
  'eventId',
  'type',
  'kind',
  'stream',
  'revision',
  'recordedAt',
  'actor',
  'commandId',
  'correlationId',
  'causationId',
] as const satisfies readonly (keyof EventView)[];

export const exportFormats = {
  /** One JSON object a line, as the audit's list shows it. */
  jsonl: { contentType: 'application/jsonl; charset=utf-8', head: '', line: (event) => `${JSON.stringify(event)}\n` },
  /** The event's data is JSON in the last column. */
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    head: csvRow([...columns, 'data']),
    line: (event) => csvRow([...columns.map((column) => String(event[column])), JSON.stringify(event.data)]),
  },
} as const satisfies Record<string, ExportFormat>;

export type ExportFormatName = keyof typeof exportFormats;
