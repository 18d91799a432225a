import { Module } from '@nestjs/common';
import { ApiKeyController } from './api-key.controller.js';
import { IssueKeyHandler } from './issue-api-key.handler.js';
import { ListApiKeysHandler } from './list-api-keys.handler.js';
import { RevokeKeyHandler } from './revoke-api-key.handler.js';

@Module({
  controllers: [ApiKeyController],
  providers: [IssueKeyHandler, RevokeKeyHandler, ListApiKeysHandler],
})
export class ApiKeyModule {}
