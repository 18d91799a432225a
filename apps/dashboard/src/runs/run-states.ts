export const living = ['queued', 'assigned', 'running', 'cancelling'];
export const ended = ['succeeded', 'failed', 'cancelled', 'timedOut'];

export const isCancellable = (status: string): boolean =>
  status === 'queued' || status === 'assigned' || status === 'running';
export const hasEnded = (status: string): boolean => ended.includes(status);
