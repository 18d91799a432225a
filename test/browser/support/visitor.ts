import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { browserPath } from '../../support/browser-path.js';
import type { Hostler } from './hostler.js';

const OPTIONS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-sync',
];
const PATIENCE_MS = 30_000;
/** What slides or fades in has done so. */
const SETTLE_MS = 300;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type Look = { readonly width?: number; readonly height?: number; readonly theme?: 'light' | 'dark' };
type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** A browser, and the people who look at one Hostler in it. All of them have signed in by the one link. */
export class Visitors {
  /** Addresses outside Hostler that any page asked for. */
  readonly strangers: string[] = [];
  /** What pages threw, or the browser's policy refused. */
  readonly faults: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly hostler: Hostler,
    private readonly session: Session,
  ) {}

  static async of(hostler: Hostler): Promise<Visitors> {
    const browser = await chromium.launch({ executablePath: browserPath ?? '', args: OPTIONS });
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(hostler.signInLink);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/\/environments\//);
    const session = await context.storageState();
    await context.close();
    return new Visitors(browser, hostler, session);
  }

  /** A window of its own at a page of the environment. */
  async open(path: string, { width = 1280, height = 800, theme = 'light' }: Look = {}): Promise<Page> {
    const context = await this.browser.newContext({
      storageState: this.session,
      viewport: { width, height },
      colorScheme: theme,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) this.faults.push(message.text());
    });
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== this.hostler.url && protocol !== 'data:') this.strangers.push(request.url());
    });
    await page.goto(`${this.hostler.url}/environments/default${path}`);
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

const MAX_STEPS = 150;

/** Goes to something as one without a mouse does: by the same key again and again, until it has the focus. */
export async function reach(page: Page, target: Locator, key: 'Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < MAX_STEPS; step++) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the key ${key} does not lead to ${String(target)}`);
}

/** Until a page shows what it is about, not where that will stand. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' });
  await page.waitForTimeout(SETTLE_MS);
}

type Violation = { readonly id: string; readonly impact: string; readonly nodes: { readonly html: string }[] };

/** What a page does wrong for people who see, point or read otherwise; only what axe calls serious or critical. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const options = JSON.stringify({ resultTypes: ['violations'] });
  const violations = await page.evaluate<Violation[]>(`axe.run(${options}).then(({ violations }) => violations)`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 200))
          .join(' | ')}`,
    );
}

/** The same in light and in dark. What changes its colour slowly has done so: half way its contrast is that of neither. */
export async function findingsInBothThemes(page: Page): Promise<string[]> {
  const findings: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await page.evaluate(TRANSITIONS_DONE);
    findings.push(...(await seriousFindings(page)).map((finding) => `${colorScheme} ${finding}`));
  }
  return findings;
}

const TRANSITIONS_DONE = `Promise.allSettled(document.getAnimations()
  .filter((each) => each instanceof CSSTransition).map(({ finished }) => finished)).then(() => undefined)`;
