import { Button } from '@mantine/core'
import { useSheetWords } from '../../text/useSheetWords.ts'
import type { Pen } from './drawing.ts'
import classes from './sheets.module.css'
import type { Drafting } from './useDrawnShape.ts'

type SheetToolsProps = {
  readonly drafting: Drafting
  /** Whether remarks may be pinned here; measuring is anybody's. */
  readonly mayPin: boolean
  readonly hasScale: boolean
}

const DRAWN: readonly Pen[] = ['point', 'line', 'arrow', 'rectangle', 'cloud', 'freehand', 'text']
const MEASURED: readonly Pen[] = ['distance', 'area']

/** What the pointer does on the sheet, and the way back. */
export function SheetTools({ drafting, mayPin, hasScale }: SheetToolsProps) {
  const say = useSheetWords()
  const { pen, choose, state, undo, redo, clear, finish } = drafting
  const many = state.now.pen === 'distance' || state.now.pen === 'area'
  const pens: readonly (Pen | null)[] = [null, ...(mayPin ? DRAWN : []), ...MEASURED]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no set of fields
    <div className={classes.tools} role="group" aria-label={say('tools.label')}>
      {pens.map((one) => {
        const off = one !== null && MEASURED.includes(one) && !hasScale
        return (
          <Button
            key={one ?? 'move'}
            variant={pen === one ? 'filled' : 'default'}
            className={classes.tool ?? ''}
            aria-pressed={pen === one}
            aria-disabled={off || undefined}
            title={off ? say('measure.needsScale') : undefined}
            onClick={() => !off && choose(one)}
          >
            {say(`tools.${one ?? 'move'}`)}
          </Button>
        )
      })}
      <span className={classes.back}>
        {many && !state.now.done && state.now.points.length > 1 && (
          <Button variant="default" onClick={finish}>
            {say('tools.finish')}
          </Button>
        )}
        <Button variant="default" disabled={state.past.length === 0} onClick={undo}>
          {say('tools.undo')}
        </Button>
        <Button variant="default" disabled={state.future.length === 0} onClick={redo}>
          {say('tools.redo')}
        </Button>
        <Button variant="default" disabled={state.now.points.length === 0} onClick={clear}>
          {say('tools.clear')}
        </Button>
      </span>
    </div>
  )
}
