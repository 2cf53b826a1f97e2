/** What drawings of the bulletin are coloured with: ink on white, one accent. */
export const INK = '#14211b'
export const MUTED = '#56635c'
export const LINE = '#d9ded9'
export const ACCENT = '#0b6b4f'
export const PAPER = '#ffffff'

type Attributes = Readonly<Record<string, string | number>>

/** An element of a drawing. Attributes are ours and figures: nothing that anybody typed is drawn. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}

export const svg = ({ width, height }: { readonly width: number; readonly height: number }, inside: string): string =>
  element('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}` }, inside)
