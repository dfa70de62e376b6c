import { type CSSVariablesResolver, createTheme } from '@mantine/core';
import { text } from './i18n/index.ts';

/** A quiet official desk: neutral surfaces, one deep blue for action, seal red only for alarm and irreversible acts. */
export const theme = createTheme({
  fontFamily: "'Be Vietnam Pro', 'Segoe UI', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'Liberation Mono', monospace",
  primaryColor: 'deep',
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  defaultRadius: 4,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '32px' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } },
  },
  colors: {
    deep: [
      '#eef3fb',
      '#d8e3f4',
      '#b0c6e8',
      '#84a6dc',
      '#6a93d6',
      '#3a67b0',
      '#26549c',
      '#1b4586',
      '#163a72',
      '#102c57',
    ],
    seal: [
      '#fdeeee',
      '#f9d9d8',
      '#f0b0ae',
      '#e68482',
      '#dc5b58',
      '#cc3a36',
      '#b82a27',
      '#a3211f',
      '#8c1a18',
      '#731210',
    ],
    amber: [
      '#fff7e6',
      '#fdebc8',
      '#f9d590',
      '#f3bb52',
      '#e9a324',
      '#cf8a0e',
      '#a96d05',
      '#8a5803',
      '#6f4703',
      '#573803',
    ],
  },
  components: {
    TextInput: { defaultProps: { size: 'sm' } },
    Button: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400 } },
    // What waits says what for; a name needs a role.
    Loader: { defaultProps: { role: 'status' } },
    // The button that closes is named in the language of the moment.
    Modal: {
      defaultProps: () => ({ centered: true, overlayProps: { backgroundOpacity: 0.4 }, closeButtonProps: closeName() }),
    },
    Drawer: { defaultProps: () => ({ closeButtonProps: closeName() }) },
    Notification: { defaultProps: () => ({ closeButtonProps: closeName() }) },
  },
});

const closeName = () => ({ 'aria-label': text('common.close') });

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mc-desk': '#eceef1',
    '--mc-rail': '#f4f5f7',
    '--mc-amber-text': '#7a4d02',
    '--mc-alarm-text': '#a3211f',
    '--mantine-color-dimmed': '#5b6470',
  },
  dark: {
    '--mc-desk': '#141517',
    '--mc-rail': '#1c1e21',
    '--mc-amber-text': '#f3bb52',
    '--mc-alarm-text': '#f0908d',
    '--mantine-color-dimmed': '#a3abb5',
  },
});
