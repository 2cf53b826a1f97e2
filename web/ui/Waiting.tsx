import { Skeleton } from '@mantine/core'
import { useWords } from '../text/words.ts'

type WaitingProps = { readonly label?: string; readonly lines: readonly number[] }

/** Grey bars as tall as what is coming (pixels), so that nothing jumps; the words are for those who can't see them. */
export function Waiting({ label, lines }: WaitingProps) {
  const { t } = useWords()
  return (
    <div role="status">
      <span className="unseen">{label ?? t('frame.loading')}</span>
      {lines.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity and never move
        <Skeleton key={index} height={height} mb={12} radius="sm" aria-hidden="true" />
      ))}
    </div>
  )
}
