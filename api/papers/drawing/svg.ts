/** What drawings on paper are coloured with: ink on white, one accent. */
export const INK = '#14211b'
export const MUTED = '#56635c'
export const LINE = '#d9ded9'
export const ACCENT = '#0b6b4f'
export const PAPER = '#ffffff'

type Attributes = Readonly<Record<string, string | number>>

/** An element of a drawing. Attributes are ours and figures: nothing that anybody typed is drawn but by `written`. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
  return inside === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${inside}</${name}>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Somebody's words inside an element. Control characters have no place in XML. */
export const written = (words: string): string =>
  [...words].flatMap((sign) => (sign < ' ' ? [] : [ENTITIES[sign] ?? sign])).join('')

export const svg = ({ width, height }: { readonly width: number; readonly height: number }, inside: string): string =>
  element('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}` }, inside)
