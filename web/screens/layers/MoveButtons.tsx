import { useLayerWords } from '../../text/useLayerWords.ts'

type MoveButtonsProps = {
  readonly title: string
  readonly nth: number
  readonly count: number
  readonly onMove: (by: -1 | 1) => void
}

/** One place up, one place down; what stands at an end stays there. */
export function MoveButtons({ title, nth, count, onMove }: MoveButtonsProps) {
  const say = useLayerWords()
  return (
    <>
      <button type="button" aria-label={say('up', { title })} aria-disabled={nth === 0} onClick={() => onMove(-1)}>
        ↑
      </button>
      <button
        type="button"
        aria-label={say('down', { title })}
        aria-disabled={nth === count - 1}
        onClick={() => onMove(1)}
      >
        ↓
      </button>
    </>
  )
}
