import { OneOf, Text, TextList, Time } from '../http/fields.js';

const link = {
  meaning:
    'The one-time sign-in link that "hostler up" printed, or the part of it after "link=". It is used up by this.',
  example: 'hst_link_…',
  minimum: 1,
  maximum: 500,
} as const;

export class SignInRequest {
  @Text(link)
  link: string;
}

export class SignInForKeyRequest {
  @Text(link)
  link: string;

  @Text({
    meaning: 'What the key is for, so that it can be told from others later.',
    example: 'my laptop',
    minimum: 1,
    maximum: 100,
  })
  label: string;
}

export class SignInLinkView {
  @Text({ meaning: 'Open it, or post it to /session or /session/key: it works once.', maximum: 1_000 })
  link: string;

  @Time({ meaning: 'Until when it works.' })
  expiresAt: string;
}

export class SessionView {
  @Text({ meaning: 'Whose session it is.', maximum: 100 })
  subjectId: string;

  @Time({ meaning: 'When the session ends; null for an API key.', nullable: true })
  expiresAt: string | null;
}

export class WhoAmIView extends SessionView {
  @OneOf({ meaning: 'By which kind of credential.', values: ['key', 'session'] })
  by: string;

  @TextList({ meaning: 'What the person is here.', maximum: 100, maximumItems: 100 })
  roles: string[];
}
