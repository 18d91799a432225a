import { memo } from 'react';
import { SearchChoice } from '../ui/search-select.js';
import { useGroupOptions } from './use-group-options.js';

type GroupChoiceProps = { readonly value: string; readonly onChange: (value: string) => void };

function Field({ value, onChange }: GroupChoiceProps) {
  const groups = useGroupOptions(value);
  return <SearchChoice label="Group" everything="Every group" value={value} from={groups} onChange={onChange} />;
}

/** A filter by machine group, the deleted ones last. What is typed in it draws nothing else anew. */
export const GroupChoice = memo(Field);
