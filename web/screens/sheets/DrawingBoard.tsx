import { Checkbox } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { contentAddress, type DocumentAnswer } from '../../../api/contract/documents.ts'
import type { Drawing } from '../../../spatial/drawing/gather.ts'
import { refusalSentence } from '../../../spatial/intake/sentences.ts'
import { problemOf } from '../../api/problem.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { useWords } from '../../text/words.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { DrawingOnMap } from './DrawingOnMap.tsx'
import { DrawingView } from './DrawingView.tsx'
import classes from './sheets.module.css'
import { useDrawing } from './useDrawing.ts'

type DrawingBoardProps = {
  readonly document: DocumentAnswer
  readonly dossierId: string
  readonly choice: ReactNode
  readonly list: ReactNode
}

/** A DXF on the board: its lines, its surfaces, its layers, and where it lies on the ground when its coordinates say so. */
export function DrawingBoard({ document, dossierId, choice, list }: DrawingBoardProps) {
  const say = useSheetWords()
  const { say: inLanguage } = useWords()
  const { id, fileName: name, bytes } = document
  const read = useDrawing(id, bytes)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const drawing = read.data?.ok ? read.data.value : null
  return (
    <>
      {choice}
      <div className={classes.board}>
        <div className={classes.sheet}>
          {read.error && <ProblemReport problem={problemOf(read.error)} onRetry={() => void read.refetch()} />}
          {read.isPending && <Waiting lines={[400]} />}
          {read.data && !read.data.ok && (
            <div role="alert">
              <p>{inLanguage(refusalSentence(read.data.error))}</p>
              <a href={contentAddress(id)} download={name}>
                {say('view.download')}
              </a>
            </div>
          )}
          {drawing && <DrawingView {...{ drawing, name, hidden }} />}
        </div>
        <aside className={classes.side}>
          {drawing && <Layers {...{ drawing, hidden }} onHidden={setHidden} />}
          {drawing && <DrawingOnMap drawing={drawing} dossierId={dossierId} />}
          {list}
        </aside>
      </div>
    </>
  )
}

type LayersProps = {
  readonly drawing: Drawing
  readonly hidden: ReadonlySet<string>
  readonly onHidden: (hidden: ReadonlySet<string>) => void
}

/** Each layer with what it holds; those put off are not drawn. */
function Layers({ drawing, hidden, onHidden }: LayersProps) {
  const say = useSheetWords()
  const { lines, fills, texts, layers, skipped } = drawing
  const counts = useMemo(() => {
    const all = Map.groupBy([...lines, ...fills, ...texts], ({ layer }) => layer)
    return new Map([...all].map(([layer, some]) => [layer, some.length]))
  }, [lines, fills, texts])
  const toggle = (layer: string, on: boolean) => {
    const next = new Set(hidden)
    if (on) next.delete(layer)
    else next.add(layer)
    onHidden(next)
  }
  return (
    <section className={classes.part} aria-label={say('dxf.layers')}>
      <h2>{say('dxf.layers')}</h2>
      <p className={`figures ${classes.hint}`}>
        {say('dxf.entities', { count: lines.length, fills: fills.length, texts: texts.length })}
        {skipped.length > 0 && (
          <>
            <br />
            {say('dxf.skipped', { kinds: skipped.map(([entity, count]) => `${entity} × ${count}`).join(', ') })}
          </>
        )}
      </p>
      <ul className={classes.layers}>
        {layers.length > 1 && (
          <li>
            <Checkbox
              size="md"
              label={say('dxf.all')}
              checked={hidden.size === 0}
              indeterminate={hidden.size > 0 && hidden.size < layers.length}
              onChange={({ currentTarget }) => onHidden(new Set(currentTarget.checked ? [] : layers))}
            />
          </li>
        )}
        {layers.map((layer) => (
          <li key={layer}>
            <Checkbox
              size="md"
              label={`\u2068${layer}\u2069 (${counts.get(layer) ?? 0})`}
              checked={!hidden.has(layer)}
              onChange={({ currentTarget }) => toggle(layer, currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
