import { images } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import type { ImageVersionView } from '#protocol/generated/api.gen.js';

export type ImageNames = ReadonlyMap<string, string>;

/** The names of images by their id. */
export function useImageNames(): ImageNames {
  const { data } = useAnswer(images, { query: { limit: 200, sort: 'name' } });
  return new Map(data?.items.map(({ imageId, name }) => [imageId, name]));
}

export const imageNameOf = (names: ImageNames, image: ImageVersionView | null): string =>
  image === null ? '–' : `${names.get(image.imageId) ?? image.imageId.slice(0, 8)} v${image.version}`;
