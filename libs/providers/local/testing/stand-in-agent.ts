/**
 * The source of a small program that keeps the agent's side of the bargain with the local provider, and nothing else: it
 * writes itself into its folder, starts a daemon as a flow might, and ends what carries a bot's mark.
 */
export const STAND_IN_AGENT = `
const fs = require('node:fs'), { join } = require('node:path'), { spawn } = require('node:child_process');
const [, , mode, value] = process.argv;
const startTime = (pid) => { const s = fs.readFileSync('/proc/' + pid + '/stat', 'latin1'); return s.slice(s.lastIndexOf(')') + 2).split(' ')[19]; };
const living = (botId) => fs.readdirSync('/proc').filter((pid) => {
  try {
    return pid !== String(process.pid) && fs.readFileSync('/proc/' + pid + '/environ', 'latin1').split('\\0').includes('HOSTLER_BOT_ID=' + botId);
  } catch { return false; }
});
if (mode === '--end') {
  const look = () => {
    const left = living(value);
    for (const pid of left) try { process.kill(Number(pid), 'SIGKILL'); } catch {}
    if (left.length > 0) setTimeout(look, 10);
  };
  look();
} else if (fs.existsSync(join(value, 'agent-1.pid'))) {
  process.exit(3);
} else {
  fs.renameSync(join(value, 'enrolment.json'), join(value, 'identity.json'));
  spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { detached: true, stdio: 'ignore' });
  const bootId = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const draft = join(value, 'draft');
  fs.writeFileSync(draft, JSON.stringify({ pid: process.pid, startTime: startTime(process.pid), bootId }));
  fs.renameSync(draft, join(value, 'agent-1.pid'));
  setInterval(() => 0, 1000);
}
`;
