import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import '../test/support/typescript.js';

const { eventCatalogueText } = await import('./docs/event-catalogue.ts');
const root = fileURLToPath(new URL('..', import.meta.url));
writeFileSync(`${root}docs/event-catalogue.md`, eventCatalogueText(root));
