import { useWords } from '../../../text/words.ts'
import type { Subject } from '../subject.ts'

/** What the land is called, from where it came. */
export function useOriginName({ origin }: Subject): string {
  const { t } = useWords()
  if (origin.kind === 'filed') return origin.count > 1 ? t('confirm.joined', { n: origin.count }) : origin.label
  if (origin.kind === 'report') return t('confirm.fromReport', { id: origin.id.slice(0, 8) })
  const { kind, number } = origin.title
  return number === null || kind === 'unregistered' ? t('confirm.unregistered') : t(`confirm.${kind}`, { number })
}
