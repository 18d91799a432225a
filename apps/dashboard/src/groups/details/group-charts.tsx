import { Charts } from '../../charts/charts.js';
import type { OfGroup } from './of-group.js';

export const GroupCharts = ({ group }: OfGroup) => <Charts groupId={group.groupId} />;
