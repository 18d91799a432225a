import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Operation } from '../http/operation.decorator.js';
import { signInPage, signInScript } from './sign-in-page.js';

/** What a person meets who opens the address, or the sign-in link, in a browser. */
@ApiExcludeController()
@Controller()
export class HomeController {
  @Get()
  @Operation('showHome', { summary: 'Lead to the documentation', open: true })
  async home(@Res() reply: FastifyReply): Promise<void> {
    await reply.redirect('/api/docs', 302);
  }

  /** Opening the link does not use it up: programs that look at links before people do must not sign them out of it. */
  @Get('sign-in')
  @Operation('showSignInPage', { summary: 'Ask whether to sign in', open: true })
  async page(@Res() reply: FastifyReply): Promise<void> {
    await reply.headers({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).send(signInPage);
  }

  @Get('sign-in.js')
  @Operation('showSignInScript', { summary: 'What the sign-in page does', open: true })
  async script(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .headers({ 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' })
      .send(signInScript);
  }
}
