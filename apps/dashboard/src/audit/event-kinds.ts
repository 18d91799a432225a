/** The kinds of streams, in words: what an event is about. */
export const kinds = [
  { value: 'run', label: 'Runs' },
  { value: 'bot', label: 'Bots' },
  { value: 'hostedGroups', label: 'Machine groups' },
  { value: 'scaling', label: 'Scaling decisions' },
  { value: 'environment', label: 'Environment' },
  { value: 'image', label: 'VM images' },
  { value: 'flow', label: 'Flows' },
  { value: 'connection', label: 'Connections' },
  { value: 'apiKey', label: 'API keys' },
] as const;
