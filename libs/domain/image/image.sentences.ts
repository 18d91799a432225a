import { always, type RejectionSentences } from '../rejection-sentence.js';

export const imageSentences = {
  'image-not-found': {
    status: 404,
    title: 'There is no such image, or not in that version',
    whatToDo: always('Choose one from the list of images.'),
  },
} satisfies Partial<RejectionSentences>;
