import { useMediaQuery } from '@mantine/hooks'

/** Room for the map or a document beside the facts; below it everything follows in one column. */
export const useWide = (): boolean => useMediaQuery('(min-width: 1100px)', window.innerWidth >= 1100) ?? false
