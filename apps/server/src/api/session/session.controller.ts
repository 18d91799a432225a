import { Body, Controller, Delete, Get, Inject, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Engine } from '../../engine/engine.js';
import { Authentication } from '../access/authentication.js';
import type { Caller } from '../access/caller.js';
import { noSessionCookie, sessionCookie } from '../access/session-cookie.js';
import { IssueKey } from '../api-keys/issue-api-key.handler.js';
import { IssuedApiKeyView } from '../api-keys/api-key.dto.js';
import { V1 } from '../http/address.js';
import { Answer } from '../http/answer.js';
import { CalledBy } from '../http/context.decorator.js';
import { NO_ENVIRONMENT } from '../http/idempotency.interceptor.js';
import { Operation, ShowsACredential } from '../http/operation.decorator.js';
import { API_PARTS, ENGINE, type ApiParts } from '../tokens.js';
import { SessionView, SignInForKeyRequest, SignInLinkView, SignInRequest, WhoAmIView } from './session.dto.js';
import { SESSION_SECONDS, SignIn } from './sign-in.js';

@ApiTags('Session')
@Controller(`${V1}/session`)
export class SessionController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(API_PARTS) private readonly parts: ApiParts,
    private readonly signIns: SignIn,
    private readonly authentication: Authentication,
    private readonly commands: CommandBus,
  ) {}

  @Post()
  @Operation('signIn', {
    summary: 'Sign in with a one-time link; sets a cookie',
    status: 200,
    answers: SessionView,
    open: true,
  })
  async signIn(@Body() { link }: SignInRequest, @Req() request: FastifyRequest): Promise<Answer<SessionView>> {
    const claims = await this.signIns.redeem(link, request.ip);
    const { token, subjectId, expiresAt } = await this.signIns.open(claims);
    const cookie = sessionCookie(token, SESSION_SECONDS, this.parts.publicUrl);
    return new Answer({ subjectId, expiresAt }, { headers: { 'Set-Cookie': cookie } });
  }

  @Post('key')
  @Operation('signInForKey', {
    summary: 'Turn a one-time link into an API key',
    status: 201,
    answers: IssuedApiKeyView,
    open: true,
  })
  async signInForKey(
    @Body() body: SignInForKeyRequest,
    @Req() request: FastifyRequest,
  ): Promise<Answer<IssuedApiKeyView>> {
    const { subjectId } = await this.signIns.redeem(body.link, request.ip);
    const commandId = this.engine.ids.next();
    const context = {
      environmentId: NO_ENVIRONMENT,
      actor: subjectId,
      commandId,
      correlationId: commandId,
      causationId: commandId,
    };
    return this.commands.execute(new IssueKey({ label: body.label }, context));
  }

  @Post('links')
  @ShowsACredential()
  @Operation('makeSignInLink', {
    summary: 'Make a one-time link that signs you in',
    status: 201,
    answers: SignInLinkView,
    commands: true,
  })
  async makeLink(@CalledBy() { subjectId }: Caller): Promise<Answer<SignInLinkView>> {
    return new Answer(await this.signIns.linkFor(subjectId, this.parts.publicUrl));
  }

  @Get()
  @Operation('whoAmI', { summary: 'Who is signed in', answers: WhoAmIView })
  whoAmI(@CalledBy() { subjectId, by, roles, expiresAt }: Caller): WhoAmIView {
    return { subjectId, by, roles: [...roles], expiresAt: expiresAt ?? null };
  }

  @Delete()
  @Operation('signOut', { summary: 'End the session', status: 204, commands: true })
  async signOut(@CalledBy() caller: Caller): Promise<Answer<undefined>> {
    if (caller.by === 'session') await this.engine.credentials.revoke('session', caller.credentialId);
    this.authentication.forget();
    return new Answer(undefined, { headers: { 'Set-Cookie': noSessionCookie(this.parts.publicUrl) } });
  }
}
