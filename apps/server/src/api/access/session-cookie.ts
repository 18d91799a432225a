const NAME = 'hostler_session';
const TOKEN = /^hst_session_[\w-]{1,100}$/;

/** The session's token out of a `Cookie` header. */
export function sessionTokenOf(header: string | undefined): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [name, value = ''] = pair.trim().split('=', 2);
    if (name === NAME && TOKEN.test(value)) return value;
  }
  return undefined;
}

/** Sent by browsers to this site only, and never shown to scripts. */
export const sessionCookie = (token: string, maxAgeSeconds: number, publicUrl: string): string =>
  [
    `${NAME}=${token}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${maxAgeSeconds}`,
    ...(publicUrl.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');

export const noSessionCookie = (publicUrl: string): string => sessionCookie('', 0, publicUrl);
