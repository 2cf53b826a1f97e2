import { useMediaQuery } from '@mantine/hooks'

/** Room for the map or a document beside the facts; below it everything follows in one column. */
export const useWide = (): boolean => useAtLeast(1100)

/** Room for two panes, as a tablet has when it lies. */
export const useTwoPanes = (): boolean => useAtLeast(960)

const useAtLeast = (px: number): boolean => useMediaQuery(`(min-width: ${px}px)`, window.innerWidth >= px) ?? false
