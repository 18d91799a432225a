import { Module } from '@nestjs/common';
import { ImageModule } from '../images/image.module.js';
import { CreateHostedGroupHandler } from './create-hosted-group.handler.js';
import { DeleteHostedGroupHandler } from './delete-hosted-group.handler.js';
import { EditHostedGroupHandler } from './edit-hosted-group.handler.js';
import { GetHostedGroupHandler } from './get-hosted-group.handler.js';
import { HostedGroupController } from './hosted-group.controller.js';
import { ListHostedGroupsHandler } from './list-hosted-groups.handler.js';
import { RestoreHostedGroupHandler } from './restore-hosted-group.handler.js';
import { UpdateImageHandler } from './update-image.handler.js';

@Module({
  imports: [ImageModule],
  controllers: [HostedGroupController],
  providers: [
    ListHostedGroupsHandler,
    GetHostedGroupHandler,
    CreateHostedGroupHandler,
    EditHostedGroupHandler,
    DeleteHostedGroupHandler,
    UpdateImageHandler,
    RestoreHostedGroupHandler,
  ],
})
export class HostedGroupModule {}
