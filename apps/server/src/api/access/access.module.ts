import { Global, Module } from '@nestjs/common';
import { AttemptLimit } from './attempt-limit.js';
import { Authentication } from './authentication.js';

/** Who is asking. */
@Global()
@Module({ providers: [Authentication, AttemptLimit], exports: [Authentication, AttemptLimit] })
export class AccessModule {}
