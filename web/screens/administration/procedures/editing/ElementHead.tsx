import { useVersionWords } from '../../../../text/useVersionWords.ts'
import classes from '../versions.module.css'

type ElementHeadProps = {
  readonly name: string
  readonly code: string
  readonly rank: number
  readonly count: number
  readonly onMove?: (by: 1 | -1) => void
  readonly onRemove: () => void
}

/** An element of a list, where it stands and what can be done with it. */
export function ElementHead({ name, code, rank, count, onMove, onRemove }: ElementHeadProps) {
  const say = useVersionWords()
  return (
    <div className={classes.element}>
      <b>
        {name}{' '}
        <small>
          <code dir="ltr">{code}</code>
        </small>
      </b>
      <div className={classes.moves}>
        {onMove && (
          <>
            <button
              type="button"
              className={classes.move}
              disabled={rank === 0}
              aria-label={say('up', { what: name })}
              onClick={() => onMove(-1)}
            >
              ↑
            </button>
            <button
              type="button"
              className={classes.move}
              disabled={rank === count - 1}
              aria-label={say('down', { what: name })}
              onClick={() => onMove(1)}
            >
              ↓
            </button>
          </>
        )}
        <button type="button" className={classes.move} aria-label={say('remove', { what: name })} onClick={onRemove}>
          ×
        </button>
      </div>
    </div>
  )
}
