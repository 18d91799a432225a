import { memo } from 'react';
import { SearchChoice } from '../ui/search-select.js';
import { useFlowOptions } from './use-flow-options.js';

type FlowChoiceProps = { readonly value: string; readonly onChange: (value: string) => void };

function Field({ value, onChange }: FlowChoiceProps) {
  const flows = useFlowOptions(value);
  return <SearchChoice label="Flow" everything="Every flow" value={value} from={flows} onChange={onChange} />;
}

/** A filter by flow. What is typed in it draws nothing else anew. */
export const FlowChoice = memo(Field);
