import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import type { DossierAnswer } from '../../../../api/contract/dossiers.ts'
import type { TraceKind } from '../../../../api/contract/traces.ts'
import { problemOf } from '../../../api/problem.ts'
import { communeQuery, useClient } from '../../../api/queries.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useWords } from '../../../text/words.ts'
import { Answers } from '../../../ui/Dialog.tsx'
import { focusFirstFault } from '../../../ui/firstFault.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { siteScene } from '../../dossiers/siteScene.ts'
import { Refused } from '../../frame/Refused.tsx'
import { aroundPoint, type Box, degreesAt, type Point, type Scene } from '../../map/scene.ts'
import filing from '../filing.module.css'
import { TraceFields } from './TraceFields.tsx'
import classes from './trace.module.css'
import { SHAPE_OF, type TraceFaults, traceBody } from './traceBody.ts'
import { useDrawSite } from './traceQueries.ts'
import { type TraceWork, useTraceWork } from './useTraceWork.ts'

const VertexTable = lazy(() =>
  import('../../../map/draw/VertexTable.tsx').then(({ VertexTable: component }) => ({ default: component })),
)

/** The ground of which dossier, and how much of it is drawn anew. */
export type TraceSubject = {
  readonly dossier: DossierAnswer
  /** The project's, whoever said them. */
  readonly dates: { readonly beginsOn: string | null; readonly endsOn: string | null }
  /** The ground alone was asked: what else goes with it stays as it was filed. */
  readonly groundAlone: boolean
  /** The version to draw on, once what waits is saved. */
  readonly version: () => Promise<number>
}

type TraceEditorProps = {
  readonly subject: TraceSubject
  readonly kind: TraceKind
  readonly mapOf: (scene: Scene) => ReactNode
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
function useEditing({ subject, kind, onTaken }: TraceEditorProps) {
  const { dossier, dates, groundAlone } = subject
  const work = useTraceWork({ dossier, kind, dates })
  const [tried, setTried] = useState(false)
  const sending = useDrawSite(dossier.id)
  const read = traceBody({ kind, draft: work.outline.draft, texts: work.texts, groundAlone }, dossier.version)
  const faults: TraceFaults = tried && !read.ok ? read.error : {}
  const send = async (): Promise<boolean> => {
    setTried(true)
    if (!read.ok) return false
    const version = await subject.version()
    const taken = await sending.mutateAsync({ ...read.value, version }).catch(() => null) // shown from sending.error
    if (!taken) return true
    work.forget()
    onTaken()
    return true
  }
  return { ...work, faults, sending, send }
}

/** Draws what the procedure wants on the map of the commune, and says the rest of it. */
export function TraceEditor(props: TraceEditorProps) {
  const { subject, kind, mapOf, onKeep } = props
  const say = useFilingWords()
  const { outline, dispatch, texts, type, faults, sending, send, ...kept } = useEditing(props)
  const { dossier, groundAlone } = subject
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
      <KeptHere {...kept} />
      <DrawingPart
        kind={kind}
        scene={scene}
        mapOf={mapOf}
        fault={faults.drawing && say(`trace.faults.${faults.drawing}`)}
      />
      <form
        noValidate
        className={filing.step}
        onSubmit={(event) => {
          event.preventDefault()
          const form = event.currentTarget
          void send().then((whole) => !whole && focusFirstFault(form))
        }}
      >
        <TraceFields {...{ kind, texts, faults, draft: outline.draft, groundAlone }} onType={type} />
        <Refused error={sending.error} />
        <FaultPlace error={sending.error} onShow={setAsked} />
        <Answers>
          <Button type="submit" size="md" loading={sending.isPending}>
            {say(`trace.take.${kind}`)}
          </Button>
          {onKeep && (
            <Button
              variant="default"
              size="md"
              onClick={() => {
                kept.forget()
                onKeep()
              }}
            >
              {say('trace.keep')}
            </Button>
          )}
        </Answers>
      </form>
    </>
  )
}

/** What was drawn before, and was in no dossier yet, is here again. */
function KeptHere({ restored, unkept, abandon }: Pick<TraceWork, 'restored' | 'unkept' | 'abandon'>) {
  const say = useFilingWords()
  return (
    <>
      {restored && (
        <Notice role="status">
          <p>{say('trace.restored')}</p>
          <Button variant="default" mt={8} onClick={abandon}>
            {say('trace.abandon')}
          </Button>
        </Notice>
      )}
      {unkept && <Notice tone="warning">{say('trace.unkept')}</Notice>}
    </>
  )
}

type DrawingPartProps = {
  readonly kind: TraceKind
  readonly scene: Scene
  readonly mapOf: (scene: Scene) => ReactNode
  readonly fault: string | undefined
}

/** The map, and its twin in figures; a fault of the drawing is said between them. */
function DrawingPart({ kind, scene, mapOf, fault }: DrawingPartProps) {
  const say = useFilingWords()
  const { language } = useWords()
  const { drawing, srid = null } = scene
  return (
    <div className={classes.drawing}>
      {mapOf(scene)}
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
