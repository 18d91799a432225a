import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Problem } from '../http/problem.js';
import { page, startScript } from './page.js';

export type PageFile = { readonly type: string; readonly content: string | Buffer };

const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const types: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/** The OpenAPI document, and the files of the page that shows it. */
@Injectable()
export class Documentation {
  #document: OpenAPIObject | undefined;

  /** Called once, when all routes are known. */
  show(document: OpenAPIObject): void {
    this.#document = document;
  }

  get document(): OpenAPIObject {
    if (this.#document === undefined) throw new Problem('shutting-down');
    return this.#document;
  }

  /** A file of the page, by its name; the page itself where there is none. */
  async file(name: string | undefined): Promise<PageFile> {
    if (name === undefined) return { type: 'text/html; charset=utf-8', content: page };
    if (name === 'start.js') return { type: 'text/javascript; charset=utf-8', content: startScript };
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined) throw new Problem('no-such-route');
    return { type, content: await readFile(join(folder, name)) };
  }
}
