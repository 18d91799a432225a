import { Module } from '@nestjs/common';
import { ListProvisioningErrorsHandler } from './list-provisioning-errors.handler.js';
import { ProvisioningErrorController } from './provisioning-error.controller.js';

@Module({ controllers: [ProvisioningErrorController], providers: [ListProvisioningErrorsHandler] })
export class ProvisioningErrorModule {}
