/** X5: whether a run can go by a connection, or what it lacks. It is whole again as soon as its group is restored. */
export type Wholeness = 'whole' | 'groupGone' | 'credentialGone';

/** The group is told first: without it the credential is of no use either. */
export function wholenessOf(
  groupStatus: 'active' | 'deleting' | 'deleted' | undefined,
  credential: 'there' | 'gone' | 'notNeeded',
): Wholeness {
  if (groupStatus !== 'active') return 'groupGone';
  return credential === 'gone' ? 'credentialGone' : 'whole';
}
