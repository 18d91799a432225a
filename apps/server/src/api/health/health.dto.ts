import { FreeObject, OneOf } from '../http/fields.js';

export class HealthView {
  @OneOf({ meaning: 'Whether everything is well.', values: ['ok', 'unavailable'] })
  status: 'ok' | 'unavailable';

  @FreeObject({ meaning: 'What was looked at, and how it is.' })
  checks: Readonly<Record<string, string>>;
}
