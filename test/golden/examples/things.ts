/** What the examples speak of. */
export const ofEnvironment = { environmentId: 'default' } as const;
export const ofGroup = { ...ofEnvironment, groupId: '6f1c9f52-6d7e-5b0e-8a55-0d3a5f0b7c01' } as const;
export const image = { imageId: '2b8f7d3c-93a5-5d49-9c3f-5a1c8be2a702', version: 1 } as const;
export const flowId = 'c1b0a9f8-4e2d-5c3b-8a7f-6e5d4c3b2a03';
export const connectionId = '0d9e8f7a-6b5c-5d4e-8f3a-2b1c0d9e8f04';
export const botId = '8e7d6c5b-4a3f-5e2d-9c1b-0a9f8e7d6c05';
export const runId = '3a4b5c6d-7e8f-5a9b-8c0d-1e2f3a4b5c06';
export const personId = '9f8e7d6c-5b4a-5f3e-8d2c-1b0a9f8e7d07';

/** Midnight of 5 January 2026, UTC, and so many minutes. */
export const minute = (minutes: number): number => 1_767_571_200_000 + minutes * 60_000;
