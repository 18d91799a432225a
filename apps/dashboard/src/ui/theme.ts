import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Deep green for what can be pressed; amber is kept for the past, red for failures. */
const pine: MantineColorsTuple = [
  '#e9f6f3',
  '#d3ebe5',
  '#a6d7cb',
  '#74c1af',
  '#4bac96',
  '#2f9a83',
  '#1f8b75',
  '#197463',
  '#165f52',
  '#0e4a40',
];

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 7 },
  colors: { pine },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '620' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  defaultRadius: 6,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, multiline: true, maw: 360 } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 } } },
  },
});

/** Surfaces of the console, in both themes; dimmed text and what a field refuses stand out enough to be read. */
export const tones: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#556070',
    '--mantine-color-placeholder': '#6a7484',
    '--mantine-color-error': '#c92a2a',
    '--console-canvas': '#f6f7f8',
    '--console-side': '#eef1f1',
    '--console-line': '#dfe3e6',
    '--console-hover': '#f1f5f5',
    '--console-past': '#fff4d6',
    '--console-past-line': '#e2a420',
  },
  dark: {
    '--mantine-color-body': '#171b1e',
    '--mantine-color-dimmed': '#9ba6b0',
    '--mantine-color-placeholder': '#8b96a1',
    '--mantine-color-anchor': '#74c1af',
    '--mantine-color-error': '#ff8f8f',
    '--console-canvas': '#111416',
    '--console-side': '#14181a',
    '--console-line': '#2a3035',
    '--console-hover': '#1e2428',
    '--console-past': '#3a2f12',
    '--console-past-line': '#c98f1b',
  },
});
