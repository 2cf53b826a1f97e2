import './controls.css'

/** Paths on a 20 by 20 sheet, stroked in the colour of the text. */
const PATHS = {
  undo: 'M8 5 4 9l4 4M4 9h8a4 4 0 0 1 0 8H9',
  redo: 'm12 5 4 4-4 4M16 9H8a4 4 0 0 0 0 8h3',
  remove: 'M5 10h10',
  close: 'M4 15 6 5l9 2 1 8Z',
  reopen: 'M16 15 15 7 6 5 4 15',
  clear: 'm5 5 10 10M15 5 5 15',
  snap: 'M5 4v6a5 5 0 0 0 10 0V4M5 7h3M12 7h3',
  distance: 'M3 14 14 3l3 3L6 17ZM7 10l2 2M10 7l2 2',
  print: 'M6 7V3h8v4M6 14H3V7h14v7h-3M6 12h8v5H6Z',
  area: 'M4 4h12v12H4ZM4 10l6-6M4 16 16 4M10 16l6-6',
} as const

export type IconName = keyof typeof PATHS

/** Decoration: the button that carries it has the words. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className={`map-icon map-icon--${name}`} viewBox="0 0 20 20" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
)
