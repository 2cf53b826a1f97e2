import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useReducer, useState } from 'react'
import type { TraceKind } from '../../../../api/contract/traces.ts'
import { problemOf } from '../../../api/problem.ts'
import { communeQuery, useClient } from '../../../api/queries.ts'
import { outlineReducer, startOutline } from '../../../map/draw/outline.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useWords } from '../../../text/words.ts'
import { Answers } from '../../../ui/Dialog.tsx'
import { focusFirstFault } from '../../../ui/firstFault.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import { siteScene } from '../../dossiers/siteScene.ts'
import { Refused } from '../../frame/Refused.tsx'
import { aroundPoint, type Box, degreesAt, type Point, type Scene } from '../../map/scene.ts'
import type { DraftWork } from '../Draft.tsx'
import filing from '../filing.module.css'
import { GroundMap } from '../site/GroundMap.tsx'
import { TraceFields } from './TraceFields.tsx'
import classes from './trace.module.css'
import { draftFrom, SHAPE_OF, type TraceFaults, type TraceTexts, textsFrom, traceBody } from './traceBody.ts'
import { useDrawSite } from './traceQueries.ts'

const VertexTable = lazy(() =>
  import('../../../map/draw/VertexTable.tsx').then(({ VertexTable: component }) => ({ default: component })),
)

type TraceEditorProps = {
  readonly draft: DraftWork
  readonly kind: TraceKind
  readonly onTaken: () => void
  /** Null where there is nothing to keep. */
  readonly onKeep: (() => void) | null
}

const boxOfCommune = (bbox: readonly number[] | null | undefined): Box | null => {
  const [west, south, east, north] = bbox ?? []
  return west === undefined || south === undefined || east === undefined || north === undefined
    ? null
    : [west, south, east, north]
}

/** What is drawn and typed, and what is sent of it. */
function useEditing({ draft, kind, onTaken }: TraceEditorProps) {
  const { nameOf } = useWords()
  const { dossier, project, work } = draft
  const [trace] = useState(dossier.site?.trace?.kind === kind ? dossier.site.trace : null)
  const [outline, dispatch] = useReducer(outlineReducer, startOutline(draftFrom(trace)))
  const [texts, setTexts] = useState(() => textsFrom(trace, project, trace?.activity ? nameOf(trace.activity) : ''))
  const [tried, setTried] = useState(false)
  const sending = useDrawSite(dossier.id)
  const read = traceBody({ kind, draft: outline.draft, texts }, dossier.version)
  const faults: TraceFaults = tried && !read.ok ? read.error : {}
  const type = (typed: Partial<TraceTexts>) => setTexts((now) => ({ ...now, ...typed }))
  const send = async (): Promise<boolean> => {
    setTried(true)
    if (!read.ok) return false
    const version = await work.flush()
    const taken = await sending.mutateAsync({ ...read.value, version }).catch(() => null) // shown from sending.error
    if (taken) onTaken()
    return true
  }
  return { outline, dispatch, texts, type, faults, sending, send }
}

/** Draws what the procedure wants on the map of the commune, and says the rest of it. */
export function TraceEditor(props: TraceEditorProps) {
  const { draft, kind, onKeep } = props
  const say = useFilingWords()
  const { outline, dispatch, texts, type, faults, sending, send } = useEditing(props)
  const { dossier } = draft
  const commune = useQuery(communeQuery(useClient(), dossier.commune.code)).data
  const [asked, setAsked] = useState<Point | null>(null)
  const [former] = useState(() => siteScene(dossier.site))
  const srid = former.srid ?? commune?.legalSrid ?? null
  const there = useMemo(() => former.goTo ?? boxOfCommune(commune?.bbox), [former, commune])
  const scene: Scene = {
    drawing: { outline, dispatch, shape: SHAPE_OF[kind] },
    goTo: useMemo(() => (asked ? aroundPoint(asked) : there), [asked, there]),
    place: asked,
    srid,
  }
  return (
    <>
      <p className={filing.hint}>
        {say(`trace.draw.${kind}`)} {say('trace.keys')}
      </p>
      <DrawingPart kind={kind} scene={scene} fault={faults.drawing && say(`trace.faults.${faults.drawing}`)} />
      <form
        noValidate
        className={filing.step}
        onSubmit={(event) => {
          event.preventDefault()
          const form = event.currentTarget
          void send().then((whole) => !whole && focusFirstFault(form))
        }}
      >
        <TraceFields {...{ kind, texts, faults, draft: outline.draft }} onType={type} />
        <Refused error={sending.error} />
        <FaultPlace error={sending.error} onShow={setAsked} />
        <Answers>
          <Button type="submit" size="md" loading={sending.isPending}>
            {say(`trace.take.${kind}`)}
          </Button>
          {onKeep && (
            <Button variant="default" size="md" onClick={onKeep}>
              {say('trace.keep')}
            </Button>
          )}
        </Answers>
      </form>
    </>
  )
}

type DrawingPartProps = { readonly kind: TraceKind; readonly scene: Scene; readonly fault: string | undefined }

/** The map, and its twin in figures; a fault of the drawing is said between them. */
function DrawingPart({ kind, scene, fault }: DrawingPartProps) {
  const say = useFilingWords()
  const { language } = useWords()
  const { drawing, srid = null } = scene
  return (
    <div className={classes.drawing}>
      <GroundMap scene={scene} />
      {fault && (
        <p role="alert" className={classes.fault}>
          {fault}
        </p>
      )}
      <details className={filing.fold}>
        <summary>{say(`trace.typed.${kind}`)}</summary>
        <Suspense fallback={<Waiting lines={[44, 44, 44]} />}>
          {drawing && (
            <VertexTable
              outline={drawing.outline}
              dispatch={drawing.dispatch}
              language={language}
              shape={SHAPE_OF[kind]}
              srid={srid}
            />
          )}
        </Suspense>
      </details>
    </div>
  )
}

/** Where the service says the fault is, when it says so. */
function FaultPlace({ error, onShow }: { readonly error: unknown; readonly onShow: (at: Point) => void }) {
  const say = useFilingWords()
  const at = error ? degreesAt(problemOf(error).at) : null
  if (!at) return null
  return (
    <p>
      <Button variant="default" onClick={() => onShow(at)}>
        {say('trace.showFault')}
      </Button>
    </p>
  )
}
