/** Greets, counts, and leaves what it said: enough to see inputs, a live log and outputs. */
const program = `
const fs = require('node:fs');
const { name = 'World', steps = 5 } = JSON.parse(fs.readFileSync(process.env.HOSTLER_INPUTS, 'utf8'));
let step = 0;
const timer = setInterval(() => {
  step += 1;
  console.log('Step ' + step + ' of ' + steps + ': hello, ' + name + '!');
  if (step < steps) return;
  clearInterval(timer);
  fs.writeFileSync(process.env.HOSTLER_OUTPUTS, JSON.stringify({ greeted: name, steps }));
}, 300);
`;

export const demoGroup = {
  name: 'Demo',
  description: 'Made by the first steps; safe to delete.',
  committed: 0,
  maximum: 2,
  access: 'agentAccount',
};

export const demoFlow = {
  name: 'Demo greeting',
  description: 'Greets somebody, step by step.',
  command: 'node',
  arguments: ['-e', program.trim()],
  timeoutMs: 60_000,
  inputsSchema: {
    type: 'object',
    properties: {
      name: { type: 'string', title: 'Whom to greet', default: 'World' },
      steps: { type: 'integer', title: 'How often', minimum: 1, maximum: 100, default: 5 },
    },
  },
};
