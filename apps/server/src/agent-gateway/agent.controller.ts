import {
  Body,
  Controller,
  HttpCode,
  ParseIntPipe,
  Post,
  Query,
  Req,
  Res,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OUTPUTS_MAX_BYTES } from '#protocol/agent.js';
import type { Claimed, Enrolled, HeartbeatAnswer, LogAnswer, StartAnswer, Token } from '#protocol/agent.js';
import { LogGap } from '#vault/ports.js';
import type { BotIdentity, RunIdentity } from './agent-tokens.js';
import { NotAuthentic } from './agent-tokens.js';
import { ClaimDto, EndDto, EnrolDto, HeartbeatDto, StartDto, TokenDto, toEndRequest } from './agent.dto.js';
import { AgentBearer, AgentGuard } from './agent.guard.js';
import { claim } from './claims.js';
import { accessToken, enrol } from './enrol.js';
import { Gateway } from './gateway.js';
import { GatewaySettings } from './gateway-settings.js';
import { heartbeat } from './heartbeats.js';
import { end, log, start } from './run-calls.js';

/** A run's outputs, and room for what stands round them. */
const OUTPUTS_BODY = { bodyLimitBytes: OUTPUTS_MAX_BYTES + 64 * 1024 };

type FromBot = FastifyRequest & { bot: BotIdentity };
type FromRun = FastifyRequest & { bot: RunIdentity };

/** What agents call; the wire types, and what each call means, stand in `libs/protocol/agent.ts`. */
@ApiExcludeController()
@UseGuards(AgentGuard)
@Controller('agent/v1')
export class AgentController {
  constructor(
    private readonly gateway: Gateway,
    private readonly settings: GatewaySettings,
  ) {}

  @AgentBearer('none')
  @Post('enrol')
  @HttpCode(200)
  enrol(@Body() request: EnrolDto): Promise<Enrolled> {
    return orUnauthorized(enrol(this.gateway, request, this.settings.orphanTimeoutMs));
  }

  @AgentBearer('none')
  @Post('token')
  @HttpCode(200)
  token(@Body() { assertion }: TokenDto): Promise<Token> {
    return orUnauthorized(accessToken(this.gateway, assertion));
  }

  @AgentBearer('access')
  @Post('claim')
  @HttpCode(200)
  claim(
    @Req() request: FromBot,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: ClaimDto,
  ): Promise<Claimed> {
    return claim(this.gateway, request.bot, body.claim, goneWith(reply));
  }

  @AgentBearer('access')
  @Post('heartbeat')
  @HttpCode(200)
  heartbeat(
    @Req() request: FromBot,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: HeartbeatDto,
  ): Promise<HeartbeatAnswer> {
    return heartbeat(this.gateway, request.bot, body, goneWith(reply));
  }

  @AgentBearer('run')
  @Post('runs/:runId/start')
  @HttpCode(200)
  start(@Req() request: FromRun, @Body() _body: StartDto): Promise<StartAnswer> {
    return start(this.gateway, request.bot);
  }

  @AgentBearer('run')
  @Post('runs/:runId/log')
  @HttpCode(200)
  async log(
    @Req() request: FromRun,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('offset', ParseIntPipe) offset: number,
    @Body() bytes: Buffer,
  ): Promise<LogAnswer> {
    try {
      return await log(this.gateway, request.bot, offset, bytes);
    } catch (error) {
      if (!(error instanceof LogGap)) throw error;
      reply.code(409);
      return { length: error.length, truncated: false };
    }
  }

  @AgentBearer('run')
  @RouteConfig(OUTPUTS_BODY)
  @Post('runs/:runId/end')
  @HttpCode(204)
  end(@Req() request: FromRun, @Body() body: EndDto): Promise<void> {
    return end(this.gateway, request.bot, toEndRequest(body));
  }
}

async function orUnauthorized<T>(answering: Promise<T>): Promise<T> {
  try {
    return await answering;
  } catch (error) {
    if (error instanceof NotAuthentic) throw new UnauthorizedException();
    throw error;
  }
}

/** Aborts when the bot hangs up, or has been answered. */
function goneWith(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}
