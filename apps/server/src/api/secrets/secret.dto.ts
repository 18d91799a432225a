import { MAX_SECRET_NAME_CHARACTERS } from '#domain/environment/secret-name.js';
import { Text, Time } from '../http/fields.js';

const MAX_SECRET_CHARACTERS = 64 * 1024;

export class SetSecretRequest {
  @Text({
    meaning: 'Kept sealed, and never shown again.',
    minimum: 0,
    maximum: MAX_SECRET_CHARACTERS,
    example: 's3cr3t',
  })
  value: string;
}

export class SecretView {
  @Text({ meaning: 'What flows refer to it by.', maximum: MAX_SECRET_NAME_CHARACTERS, example: 'sap-password' })
  name: string;

  @Time({ meaning: 'When it was last given a value.' })
  setAt: string;
}
