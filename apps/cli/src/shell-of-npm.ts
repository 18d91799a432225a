const LOOK_MS = 250;

/**
 * npm passes a signal on to the shell that it starts scripts with, and that shell ends without telling the script. So a script
 * looks for itself, and takes its shell's end for the signal.
 */
export function endWithShellOfNpm(): void {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS);
  look.unref();
}
