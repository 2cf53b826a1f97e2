import type { Way } from '../verifySearch.ts'
import classes from './locate.module.css'

const PATHS: Readonly<Record<Way, string>> = {
  pick: 'M4 7 12 4l8 3v13l-8-3-8 3zM12 4v13',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M12 18v-7m-3 3 3-3 3 3',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  draw: 'm5 19 2-8 9-6 3 9zM5 19h0M7 11h0M16 5h0M19 14h0',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20 20',
}

export const WayIcon = ({ way }: { readonly way: Way }) => (
  <svg className={classes.icon} viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[way]} />
  </svg>
)
