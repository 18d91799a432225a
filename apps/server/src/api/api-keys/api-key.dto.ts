import { MAX_NAME_CHARACTERS } from '#domain/text.js';
import { Text, Time, Whole } from '../http/fields.js';

const MAX_EXPIRY_DAYS = 3_650;

export class IssueApiKeyRequest {
  @Text({
    meaning: 'What the key is for, so that it can be told from others later.',
    example: 'build server',
    minimum: 1,
    maximum: MAX_NAME_CHARACTERS,
  })
  label: string;

  @Whole({
    meaning: 'After how many days it ends; never where absent.',
    minimum: 1,
    maximum: MAX_EXPIRY_DAYS,
    optional: true,
    example: 90,
  })
  expiresInDays?: number;
}

export class IssuedApiKeyView {
  @Text({
    meaning: 'The key, shown this once: send it as "Authorization: Bearer <key>".',
    maximum: 200,
    example: 'hst_key_…',
  })
  key: string;

  @Text({ meaning: 'Names the key for its revocation.', maximum: 100 })
  keyId: string;
}

export class ApiKeyView {
  @Text({ meaning: 'Names the key for its revocation.', maximum: 100 })
  keyId: string;

  @Text({ meaning: 'Whose key it is.', maximum: 100 })
  subjectId: string;

  @Text({ meaning: 'What the key is for.', maximum: MAX_NAME_CHARACTERS })
  label: string;

  @Time({ meaning: 'When it was issued.' })
  issuedAt: string;

  @Time({ meaning: 'When it ends; null for never.', nullable: true })
  expiresAt: string | null;

  @Time({ meaning: 'When it was revoked; null where it was not.', nullable: true })
  revokedAt: string | null;
}
