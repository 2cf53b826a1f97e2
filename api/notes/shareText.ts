import { NBSP, percent } from '../../spatial/conformity/figures.ts'

/** The same in both languages. A trace of the land is never « 0 % », nor all but a trace of it « 100 % ». */
export function shareText(share: number): string {
  if (share > 0 && share < 0.0001) return `< 0,01${NBSP}%`
  if (share < 1 && share > 0.9999) return `> 99,99${NBSP}%`
  return percent(share).fr
}
