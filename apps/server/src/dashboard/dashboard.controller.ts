import { Controller, Get, Param, Req, Res, SetMetadata } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SHOWS_THE_PAST } from '../api/http/as-of.js';
import { Operation } from '../api/http/operation.decorator.js';
import { Problem } from '../api/http/problem.js';
import { headerOf } from '../api/http/request.js';
import { DashboardFiles, type DashboardFile } from './dashboard-files.js';
import { notBuilt } from './not-built.js';

/** Names of assets carry a hash of their content: what is behind one never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

/**
 * The dashboard: one page for every address of it, and its assets. The addresses are named one by one, so that it never stands
 * before the API, the door for bots, health or metrics. Opening a sign-in link uses nothing up: only the button on the page does.
 */
@ApiExcludeController()
@Controller()
export class DashboardController {
  constructor(private readonly files: DashboardFiles) {}

  // The address holds the moment that the page then asks for.
  @SetMetadata(SHOWS_THE_PAST, true)
  @Get(['', 'sign-in', 'environments/*'])
  @Operation('showDashboard', { summary: 'The dashboard', open: true })
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await send(this.files.get('index.html') ?? notBuilt, ASK_EACH_TIME, request, reply);
  }

  @Get('assets/:name')
  @Operation('getDashboardAsset', { summary: 'A file of the dashboard', open: true })
  async asset(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = this.files.get(`assets/${name}`);
    if (file === undefined) throw new Problem('no-such-route');
    await send(file, FOR_EVER, request, reply);
  }
}

async function send(file: DashboardFile, kept: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const headers = { 'Content-Type': file.type, 'Cache-Control': kept, Vary: 'Accept-Encoding' };
  const takesBrotli = /\bbr\b/.test(headerOf(request, 'accept-encoding') ?? '');
  if (file.compressed === undefined || !takesBrotli) await reply.headers(headers).send(file.content);
  else await reply.headers({ ...headers, 'Content-Encoding': 'br' }).send(await file.compressed());
}
