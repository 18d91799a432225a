import { Module } from '@nestjs/common';
import { ConnectionController } from './connection.controller.js';
import { CreateConnectionHandler } from './create-connection.handler.js';
import { DeleteConnectionHandler } from './delete-connection.handler.js';
import { EditConnectionHandler } from './edit-connection.handler.js';
import { GetConnectionHandler } from './get-connection.handler.js';
import { ListConnectionsHandler } from './list-connections.handler.js';

@Module({
  controllers: [ConnectionController],
  providers: [
    ListConnectionsHandler,
    GetConnectionHandler,
    CreateConnectionHandler,
    EditConnectionHandler,
    DeleteConnectionHandler,
  ],
})
export class ConnectionModule {}
