import type { VersionLine } from '../../../../api/contract/procedures/drafting.ts'
import { printedDay } from '../../../text/figures.ts'
import { useVersionWords } from '../../../text/useVersionWords.ts'

/** The days a version is in force, in words. */
export function useDays(): (version: Pick<VersionLine, 'validFrom' | 'validTo'>) => string {
  const say = useVersionWords()
  return ({ validFrom, validTo }) =>
    validTo === null
      ? say('from', { from: printedDay(validFrom) })
      : say('between', { from: printedDay(validFrom), to: printedDay(validTo) })
}
