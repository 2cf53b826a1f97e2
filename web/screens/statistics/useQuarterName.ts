import { useBulletinWords } from '../../text/useBulletinWords.ts'

const NTH = { 1: 'q1', 2: 'q2', 3: 'q3', 4: 'q4' } as const
type Nth = keyof typeof NTH

/** « 2026-Q3 » in words: « 3e trimestre 2026 », or « T3 2026 » where there is little room. */
export function useQuarterName(): (quarter: string, short?: boolean) => string {
  const say = useBulletinWords()
  return (quarter, short = false) => {
    const nth = NTH[Number(quarter.slice(6)) as Nth] // a quarter ends in 1 to 4
    return say(short ? `shortQuarters.${nth}` : `quarters.${nth}`, { year: quarter.slice(0, 4) })
  }
}
