import { notifications } from '@mantine/notifications';
import { copyText } from './copy-text.js';

const SHOWN_CHARACTERS = 8;

/** The beginning of an id; a click copies all of it. */
export function ShortId({ id }: { readonly id: string | null | undefined }) {
  if (id === null || id === undefined) return <span className="nothing">–</span>;
  return (
    <button type="button" className="short-id" title={`${id}: press to copy`} onClick={() => void copy(id)}>
      {id.length > SHOWN_CHARACTERS + 4 ? id.slice(0, SHOWN_CHARACTERS) : id}
    </button>
  );
}

async function copy(id: string): Promise<void> {
  if (await copyText(id)) notifications.show({ message: `Copied ${id}`, color: 'pine' });
  else notifications.show({ title: 'This browser copies nothing from here', message: id, autoClose: false });
}
