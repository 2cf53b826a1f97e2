import { plain } from '../../text/figures.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'

const STEP = 1024

/** 1 572 864 -> « 1,5 Mo »: the largest unit that leaves at least one. */
export function sizeIn(bytes: number): { readonly figure: string; readonly unit: 'b' | 'kb' | 'mb' | 'gb' } {
  const units = ['b', 'kb', 'mb', 'gb'] as const
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(STEP)), units.length - 1)
  const value = bytes / STEP ** power
  return { figure: plain(power === 0 ? value : Math.round(value * 10) / 10), unit: units[power] ?? 'b' }
}

/** A size in words of the interface's language. */
export function useSize(): (bytes: number) => string {
  const say = useDocumentWords()
  return (bytes) => {
    const { figure, unit } = sizeIn(bytes)
    return `${figure}\u00a0${say(`documents.bytes.${unit}`)}`
  }
}
