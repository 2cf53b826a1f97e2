import { useMediaQuery } from '@mantine/hooks'

/** Where the legend and the table stand under the map instead of beside it. */
export const useFolded = (): boolean =>
  useMediaQuery('(width < 64rem)', undefined, { getInitialValueInEffect: false }) ?? false
