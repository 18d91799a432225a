import { Module } from '@nestjs/common';
import { ListSecretsHandler } from './list-secrets.handler.js';
import { RemoveSecretHandler } from './remove-secret.handler.js';
import { SecretController } from './secret.controller.js';
import { SetSecretHandler } from './set-secret.handler.js';

@Module({ controllers: [SecretController], providers: [ListSecretsHandler, SetSecretHandler, RemoveSecretHandler] })
export class SecretModule {}
