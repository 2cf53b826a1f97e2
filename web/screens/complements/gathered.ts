/** The longest text of an item, as the service takes it. */
const MOST = 4000

type Line<T> = { readonly text: string; readonly from: T }
type Gathered<T> = { readonly text: string; readonly from: readonly T[] }

/** Lines in as few texts as hold them, none of them cut short: what does not fit goes on in the next. */
export function gathered<T>(lines: readonly Line<T>[], most = MOST): readonly Gathered<T>[] {
  const texts: { text: string; from: T[] }[] = []
  for (const { text: line, from } of lines)
    for (const piece of cut(line, most)) {
      const last = texts.at(-1)
      if (!last || last.text.length + 1 + piece.length > most) texts.push({ text: piece, from: [from] })
      else {
        last.text += `\n${piece}`
        if (!last.from.includes(from)) last.from.push(from)
      }
    }
  return texts
}

const cut = (text: string, most: number): readonly string[] =>
  Array.from({ length: Math.max(1, Math.ceil(text.length / most)) }, (_, nth) =>
    text.slice(nth * most, (nth + 1) * most),
  )
