export function post(asked: {
  url: string;
  key?: string;
  body: object;
  atOnce: number;
  seconds: number;
}): Promise<{ perSecond: number; p50: number; p99: number }>;
