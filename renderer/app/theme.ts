/** The look as Mantine's theme and as tokens (CSS variables), light and dark. */
import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  PasswordInput,
  Radio,
  Tooltip,
} from '@mantine/core';
import { RevealIcon } from '../components/reveal-icon.tsx';

const ink: MantineColorsTuple = [
  '#EEF3FE',
  '#DDE6FC',
  '#BBCBF8',
  '#93ADF1',
  '#6B8CE8',
  '#4A6FDC',
  '#3B62D8',
  '#2B52C0',
  '#2446A6',
  '#1C388A',
];

const family = "'Inter Variable', -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif";

export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: family,
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', 'Liberation Mono', monospace",
  defaultRadius: 4,
  radius: { xs: '3px', sm: '4px', md: '4px', lg: '6px', xl: '8px' },
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '16px', sm: '16px', md: '20px', lg: '22px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  headings: { fontFamily: family, fontWeight: '600' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      // 28 px on screens, 32 px in dialogs (size md).
      vars: (_theme, props) => ({
        root: {
          '--button-height': props.size === 'md' ? '32px' : '28px',
          '--button-fz': '12px',
          '--button-padding-x': props.size === 'md' ? '14px' : '10px',
        },
      }),
      styles: { root: { fontWeight: 500 } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 28, variant: 'subtle', color: 'gray' } }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, props) => ({
        wrapper: { '--input-height': props.size === 'md' ? '32px' : '28px', '--input-fz': '13px', '--input-padding-y': '3px' },
      }),
    }),
    InputWrapper: Input.Wrapper.extend({ defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { visibilityToggleIcon: RevealIcon } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Radio: Radio.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false } }),
    Menu: Menu.extend({ defaultProps: { radius: 6, transitionProps: { duration: 80 } } }),
    Modal: Modal.extend({
      defaultProps: {
        radius: 8,
        size: 420,
        padding: 20,
        yOffset: '14vh',
        transitionProps: { duration: 80, transition: 'fade' },
        // The page itself never scrolls, and the lock would add a style element without our nonce.
        lockScroll: false,
        overlayProps: { color: '#000', backgroundOpacity: 0.3 },
      },
    }),
  },
});

type Tokens = Readonly<Record<`--${string}`, string>>;

const light: Tokens = {
  '--surface': '#FFFFFF',
  '--nav': '#F5F6F8',
  '--sunken': '#F0F1F4',
  '--hover': '#EEF0F3',
  '--raised': '#FFFFFF',
  '--selected': '#E8EEFC',
  '--border': '#E1E4E9',
  '--control': '#7F8691',
  '--text': '#1A1D22',
  '--text-2': '#4B515B',
  '--text-3': '#646B76',
  '--accent': '#2B52C0',
  '--fill': '#2B52C0',
  '--fill-hover': '#2446A6',
  '--on-fill': '#FFFFFF',
  '--ok': '#17703F',
  '--ok-weak': '#E6F4EC',
  '--minor': '#8A5200',
  '--minor-weak': '#FCF0DA',
  '--major': '#B3222B',
  '--major-weak': '#FCEBEA',
  '--opportunity': '#0A6678',
  '--opportunity-weak': '#E1F2F5',
  '--mute': '#565D68',
  '--mute-weak': '#EDEFF2',
  '--float': '0 0 0 1px rgb(26 29 34 / 8%), 0 12px 40px rgb(26 29 34 / 18%)',
};

const dark: Tokens = {
  '--surface': '#1C1E22',
  '--nav': '#16181B',
  '--sunken': '#17191D',
  '--hover': '#262A30',
  '--raised': '#24272D',
  '--selected': '#24304D',
  '--border': '#30343B',
  '--control': '#717883',
  '--text': '#E9EBEE',
  '--text-2': '#B4BAC4',
  '--text-3': '#969DA9',
  '--accent': '#8FB0FF',
  '--fill': '#3B62D8',
  '--fill-hover': '#4A6FDC',
  '--on-fill': '#FFFFFF',
  '--ok': '#6DCB95',
  '--ok-weak': '#18301F',
  '--minor': '#EDB45A',
  '--minor-weak': '#362A14',
  '--major': '#FF8D87',
  '--major-weak': '#3D1F20',
  '--opportunity': '#68C8DA',
  '--opportunity-weak': '#13303A',
  '--mute': '#A4ABB6',
  '--mute-weak': '#2A2D33',
  '--float': '0 0 0 1px rgb(255 255 255 / 10%), 0 12px 40px rgb(0 0 0 / 50%)',
};

/** Mantine's own colours say the same as the tokens. */
const mantine: Tokens = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--major)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--control)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--border)',
  '--mantine-primary-color-filled': 'var(--fill)',
  '--mantine-primary-color-filled-hover': 'var(--fill-hover)',
  '--mantine-primary-color-light': 'var(--selected)',
  '--mantine-color-ink-filled': 'var(--fill)',
  '--mantine-color-ink-filled-hover': 'var(--fill-hover)',
  '--mantine-color-ink-light': 'var(--selected)',
  '--mantine-color-ink-outline': 'var(--accent)',
};

export const tokens: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...light, ...mantine },
  dark: { ...dark, ...mantine },
});
