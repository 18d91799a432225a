import { useParams } from '@tanstack/react-router';

/** The environment that the address names; that of a new installation where it names none. */
export const useEnvironmentId = (): string => useParams({ strict: false }).environmentId ?? 'default';
