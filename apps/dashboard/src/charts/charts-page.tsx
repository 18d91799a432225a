import { Page } from '../ui/page.js';
import { Charts } from './charts.js';

export const ChartsPage = () => (
  <Page title="Charts" about="The whole environment over time.">
    <Charts />
  </Page>
);
