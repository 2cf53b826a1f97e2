import { useWords } from '../../../text/words.ts'
import type { Subject } from '../subject.ts'

/** A shape without a name is called by its place in the file. */
const NUMBER_ALONE = /^\d+$/

/** What the land is called, from where it came. */
export function useOriginName({ origin }: Subject): string {
  const { t } = useWords()
  if (origin.kind === 'filed' && origin.count > 1) return t('confirm.joined', { n: origin.count })
  if (origin.kind === 'filed')
    return NUMBER_ALONE.test(origin.label) ? t('confirm.numbered', { n: origin.label }) : origin.label
  if (origin.kind === 'report') return t('confirm.fromReport', { id: origin.id.slice(0, 8) })
  const { kind, number } = origin.title
  return number === null || kind === 'unregistered' ? t('confirm.unregistered') : t(`confirm.${kind}`, { number })
}
