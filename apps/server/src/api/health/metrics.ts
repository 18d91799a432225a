import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Engine } from '../../engine/engine.js';
import { collectFleet } from './fleet-gauges.js';

const DURATION_BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is measured, in the form that Prometheus reads. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'hostler_http_request_duration_seconds',
    help: 'How long requests took, by method, route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: DURATION_BUCKETS_SECONDS,
    registers: [this.registry],
  });
  readonly #commands = new Counter({
    name: 'hostler_commands_total',
    help: 'Commands that came by the API, by type and outcome: done, repeated, a rejection code, or error.',
    labelNames: ['command', 'outcome'] as const,
    registers: [this.registry],
  });
  readonly #lag = new Gauge({
    name: 'hostler_runner_lag_seconds',
    help: 'How far a runner is behind the log.',
    labelNames: ['runner'] as const,
    registers: [this.registry],
  });

  constructor(private readonly engine: Pick<Engine, 'rows' | 'table' | 'lag'>) {
    collectDefaultMetrics({ register: this.registry });
    collectFleet(this.registry, engine);
  }

  observe(method: string, route: string, status: number, durationMs: number): void {
    this.#requests.observe({ method, route, status: String(status) }, durationMs / 1_000);
  }

  count(command: string, outcome: string): void {
    this.#commands.inc({ command, outcome });
  }

  async text(): Promise<string> {
    for (const { runner, lagMs } of await this.engine.lag()) this.#lag.set({ runner }, lagMs / 1_000);
    return this.registry.metrics();
  }
}
