import { it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import type { ImageCommand } from './image.commands.js';
import { imageDecider } from './image.decider.js';
import type { ImageEvent } from './image.events.js';

const spec = specFor(imageDecider);
const facts = { nameTaken: false };
const ofImage = { environmentId: 'default', imageId: 'image-1' };
const about = { name: 'Default Windows Desktop Image', description: '', origin: 'default' } as const;
const registered: ImageEvent = { type: 'ImageRegistered', data: { ...ofImage, ...about, version: 1, registeredAt: 3 } };
const published = (version: number): ImageEvent => ({
  type: 'ImageVersionPublished',
  data: { ...ofImage, version, publishedAt: 7 },
});
const register = (name: string = about.name): ImageCommand => ({
  type: 'RegisterImage',
  data: { ...ofImage, ...about, name },
});
const publish: ImageCommand = { type: 'PublishImageVersion', data: ofImage };

it('S17 registers an image in its first version', () =>
  spec.given().when(register(), { now: 3, facts }).then(registered));
it('S33 names are unique', () =>
  spec
    .given()
    .when(register(), { facts: { nameTaken: true } })
    .thenRejected('name-taken'));
it('S33 names are names', () => spec.given().when(register(' '), { facts }).thenRejected('name-invalid'));
it('I8 again is the same image, though its name is taken by now; another one under its id is refused', () => {
  spec
    .given(registered)
    .when(register(), { facts: { nameTaken: true } })
    .then();
  spec.given(registered).when(register('other'), { facts }).thenRejected('idempotency-key-used');
});
it('S36 versions count up', () => {
  spec.given(registered).when(publish, { now: 7, facts }).then(published(2));
  spec.given(registered, published(2)).when(publish, { now: 7, facts }).then(published(3));
});
it('an image that never was has no versions', () =>
  spec.given().when(publish, { facts }).thenRejected('image-not-found'));
