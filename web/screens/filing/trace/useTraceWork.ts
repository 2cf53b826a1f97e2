import { type Dispatch, useCallback, useEffect, useReducer, useState } from 'react'
import type { DossierAnswer } from '../../../../api/contract/dossiers.ts'
import type { TraceKind } from '../../../../api/contract/traces.ts'
import { type Outline, type OutlineAction, outlineReducer, startOutline } from '../../../map/draw/outline.ts'
import { useSession } from '../../../session/session.ts'
import { useWords } from '../../../text/words.ts'
import { keepTrace, recallTrace } from './keptTrace.ts'
import { draftFrom, type TraceTexts, textsFrom } from './traceBody.ts'

type Dates = { readonly beginsOn: string | null; readonly endsOn: string | null }
type Ground = { readonly dossier: DossierAnswer; readonly kind: TraceKind; readonly dates: Dates }

export type TraceWork = {
  readonly outline: Outline
  readonly dispatch: Dispatch<OutlineAction>
  readonly texts: TraceTexts
  readonly type: (typed: Partial<TraceTexts>) => void
  /** What is shown was drawn before this page was opened, and is in no dossier. */
  readonly restored: boolean
  /** This browser keeps nothing: what is drawn lives as long as the page. */
  readonly unkept: boolean
  /** Goes back to what the dossier has; undoing brings the drawing back. */
  readonly abandon: () => void
  /** The dossier has it. */
  readonly forget: () => void
}

/** Whether this browser keeps a drawing of this ground, to be gone on with. */
export function useWasDrawing({ dossier, kind }: Pick<Ground, 'dossier' | 'kind'>): boolean {
  const personId = useSession().data?.person?.id ?? ''
  return useState(() => recallTrace({ personId, dossierId: dossier.id }, kind) !== null)[0]
}

/** What the dossier has, and what was drawn over it in this browser. */
function useStart({ dossier, kind, dates }: Ground) {
  const { nameOf } = useWords()
  const personId = useSession().data?.person?.id ?? ''
  const [start] = useState(() => {
    const whose = { personId, dossierId: dossier.id }
    const trace = dossier.site?.trace?.kind === kind ? dossier.site.trace : null
    const has = startOutline(draftFrom(trace))
    const texts = textsFrom(trace, dates, trace?.activity ? nameOf(trace.activity) : '')
    return { whose, has, texts, kept: recallTrace(whose, kind) }
  })
  return start
}

/** A ground being drawn: kept in this browser until the dossier has it, as everything else that is typed is. */
export function useTraceWork(ground: Ground): TraceWork {
  const { whose, has, texts: said, kept } = useStart(ground)
  const { kind } = ground
  const drawn = kept ? { ...has, draft: kept.draft, past: [has.draft] } : has
  const [outline, dispatch] = useReducer(outlineReducer, drawn)
  const [texts, setTexts] = useState(kept?.texts ?? said)
  const [restored, setRestored] = useState(kept !== null)
  const [unkept, setUnkept] = useState(false)
  const changed = outline.draft !== has.draft || texts !== said
  useEffect(() => {
    setUnkept(!keepTrace(whose, changed ? { kind, draft: outline.draft, texts } : null))
  }, [whose, kind, outline.draft, texts, changed])
  return {
    ...{ outline, dispatch, texts, restored, unkept },
    type: useCallback((typed) => setTexts((now) => ({ ...now, ...typed })), []),
    abandon: () => {
      dispatch({ type: 'load', draft: has.draft })
      setTexts(said)
      setRestored(false)
    },
    forget: () => void keepTrace(whose, null),
  }
}
