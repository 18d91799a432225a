import { expect, it } from '@jest/globals';
import { NO_STREAM } from '../event-store.js';
import { fitForAppend } from '../fit-for-append.js';
import { notes } from '../contract/contract-case.js';
import { InFlight } from './in-flight.js';

const appendTo = (stream: string) => fitForAppend(stream, notes({}), NO_STREAM);
const turnsOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

/** Sends that end when they are told to, in the order in which they began. */
function sends() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const send = (name: string) => () => {
    begun.push(name);
    return new Promise<void>((end) => ends.push(end));
  };
  return { begun, send, endNext: () => ends.shift()?.() };
}

it('lets streams pass each other, and one stream wait for itself', async () => {
  const inFlight = new InFlight();
  const { begun, send, endNext } = sends();
  const appends = ['a', 'a', 'b'].map((stream, n) => inFlight.through(appendTo(stream), send(`${stream}${n}`)));
  await turnsOfTheLoop();
  expect(begun).toEqual(['a0', 'b2']);
  endNext();
  await turnsOfTheLoop();
  expect(begun).toEqual(['a0', 'b2', 'a1']);
  endNext();
  endNext();
  await Promise.all(appends);
  await expect(inFlight.idle()).resolves.toBeUndefined();
});

it('has so many on their way and no more, and goes on when one has come back, also in vain', async () => {
  const inFlight = new InFlight();
  const { begun, send, endNext } = sends();
  const failing = inFlight.through(appendTo('first'), () => Promise.reject(new Error('in vain')));
  await expect(failing).rejects.toThrow('in vain');
  const appends = Array.from({ length: 300 }, (_, n) => inFlight.through(appendTo(`s${n}`), send(`s${n}`)));
  await turnsOfTheLoop();
  expect(begun).toHaveLength(256);
  for (let n = 0; n < 300; n += 1) {
    endNext();
    await turnsOfTheLoop();
  }
  await Promise.all(appends);
  expect(begun).toHaveLength(300);
});

it('refuses rather than keep too much waiting', async () => {
  const inFlight = new InFlight();
  const { send } = sends();
  const append = appendTo('one');
  const waiting = Array.from({ length: 20_001 }, () => inFlight.through(append, send('one')));
  waiting.forEach((each) => void each.catch(() => undefined));
  await expect(inFlight.through(append, send('one'))).rejects.toMatchObject({ name: 'StoreUnavailable' });
});
