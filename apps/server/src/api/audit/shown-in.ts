import { DEFAULT_ENVIRONMENT } from '../../engine/first-start.js';
import { NO_ENVIRONMENT } from '../http/idempotency.interceptor.js';

/**
 * The environments whose events an environment's audit shows. What happens to the installation itself (its keys, people and skipped
 * events) belongs to none, and shows in that of the first.
 */
export const shownIn = (environmentId: string): readonly string[] =>
  environmentId === DEFAULT_ENVIRONMENT ? [environmentId, NO_ENVIRONMENT] : [environmentId];
