import { createTheme, type MantineColorsTuple } from '@mantine/core'

const ACCENT: MantineColorsTuple = [
  '#e8f1ee',
  '#d0e4dd',
  '#a3cbbd',
  '#73b19c',
  '#4d9c82',
  '#2f8a6c',
  '#0b6b4f',
  '#08543e',
  '#064332',
  '#043226',
]

/** The same tokens as tokens.css, for the components that come with their own styles. */
export const theme = createTheme({
  colors: { accent: ACCENT },
  primaryColor: 'accent',
  primaryShade: 6,
  black: '#14211b',
  fontFamily: 'var(--font)',
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '0.9375rem', lg: '1.125rem', xl: '1.5rem' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.3' },
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  radius: { xs: '4px', sm: '4px', md: '4px', lg: '4px', xl: '4px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusClassName: 'focus-ring',
})
