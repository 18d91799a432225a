/** What each job carries, everywhere: the same words as a run that Hostler enqueues. */
export const payload = (number) => ({
  environmentId: 'default',
  groupId: '0b8f7c1e-52a1-5f0e-9d0e-0f6e8c0d7a11',
  flowId: '7d2c4f3a-8e0b-5b46-8a43-7a2b6a4c9e10',
  flowVersion: 1,
  connectionId: '4c9f5b1e-1a77-5c53-a9c5-2f5f1b0f2e31',
  callerId: 'caller',
  mode: 'unattended',
  priority: 'normal',
  number,
});
