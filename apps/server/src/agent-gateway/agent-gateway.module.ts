import { Module, type DynamicModule } from '@nestjs/common';
import { AgentController } from './agent.controller.js';
import { Gateway } from './gateway.js';
import { GatewaySettings } from './gateway-settings.js';

/** The door for bots. */
@Module({})
export class AgentGatewayModule {
  static with(gateway: Gateway, settings: GatewaySettings): DynamicModule {
    return {
      module: AgentGatewayModule,
      controllers: [AgentController],
      providers: [
        { provide: Gateway, useValue: gateway },
        { provide: GatewaySettings, useValue: settings },
      ],
    };
  }
}
