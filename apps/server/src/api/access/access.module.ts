import { Global, Module } from '@nestjs/common';
import { AttemptLimit } from './attempt-limit.js';
import { Authentication } from './authentication.js';
import { Forgetting } from './forgetting.js';

/** Who is asking. */
@Global()
@Module({ providers: [Authentication, AttemptLimit, Forgetting], exports: [Authentication, AttemptLimit] })
export class AccessModule {}
