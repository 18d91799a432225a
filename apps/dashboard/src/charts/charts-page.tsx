import { Page } from '../ui/page.js';
import { Charts } from './charts.js';

export const ChartsPage = () => (
  <Page
    title="Charts"
    about="The whole environment over time. Drag to zoom, double-click to go back; a click opens that moment on every page."
  >
    <Charts />
  </Page>
);
