import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { CheckBody } from '../../../api/contract/conformity.ts'
import type { ParcelsReadAnswer } from '../../../api/contract/parcels.ts'
import { problemOf } from '../../api/problem.ts'
import { useCheck, useReport } from '../../api/queries.ts'
import { destinationOf } from '../home/HomeScreen.tsx'
import { aroundPoint, type Box, type DrawnPolygon, type Point } from '../map/scene.ts'
import type { Found } from '../search/SearchBox.tsx'
import { keepDraft, keepReading, recallDraft, recallReading } from './kept.ts'
import { EMPTY_DRAFT, type ProjectDraft, projectOf } from './project/draft.ts'
import { cameInDegrees, type Subject } from './subject.ts'
import { type Given, useReading } from './useReading.ts'
import { useScene } from './useScene.ts'
import { useSubject } from './useSubject.ts'
import type { Step, VerifySearch } from './verifySearch.ts'

const idsOf = ({ filed }: VerifySearch): readonly string[] => filed?.split(',') ?? []

/** Degrees when they came in degrees, so that their 7 m are part of the answer; legal metres otherwise. */
function checkBody(subject: Subject, draft: ProjectDraft): CheckBody {
  const project = projectOf(draft)
  const land = cameInDegrees(subject) ? { geometry: subject.geometry } : { legal: subject.legal }
  return { ...land, ...(project && { project }) }
}

/** What was read lately, in this tab: the answer, what it was read from, and the live preview of a table. */
function useFilings(onRead: (reading: ParcelsReadAnswer) => void) {
  const [filed, setFiled] = useState(() => ({ reading: recallReading(), given: null as Given | null }))
  const [preview, setPreview] = useState<ParcelsReadAnswer | null>(null)
  const accept = useCallback(
    (reading: ParcelsReadAnswer, given: Given) => {
      keepReading(reading)
      setFiled({ reading, given })
      setPreview(null)
      onRead(reading)
    },
    [onRead],
  )
  return { ...filed, preview, setPreview, accept }
}

/** The whole state of a verification: what the address says, what this tab keeps, and what is being asked. */
export function useVerification() {
  const navigate = useNavigate({ from: '/verifier' })
  const search = useSearch({ from: '/verifier' })
  const [draft, setDraftState] = useState(recallDraft)
  const [drawing, setDrawing] = useState(false)
  const [place, setPlace] = useState<Point | null>(null)
  const [destination, setDestination] = useState<Box | null>(null)
  const [focused, setFocused] = useState<number | null>(null)
  const check = useCheck()

  const goTo = useCallback((to: VerifySearch) => void navigate({ search: (now) => ({ ...now, ...to }) }), [navigate])
  const openFiled = useCallback(
    ({ parcels }: ParcelsReadAnswer) => {
      const [only] = parcels.length === 1 ? parcels : []
      void navigate({
        search: ({ lang, view, way }) => ({ lang, view, way, step: 'confirm', ...(only && { filed: only.id }) }),
      })
    },
    [navigate],
  )
  const filings = useFilings(openFiled)
  const reading = useReading(filings.accept)
  const openParcel = useCallback(
    (parcel: string) =>
      void navigate({ search: ({ lang, view, way }) => ({ lang, view, way, step: 'confirm', parcel }) }),
    [navigate],
  )
  const setDraft = useCallback((next: ProjectDraft) => {
    keepDraft(next)
    setDraftState(next)
  }, [])
  const { read } = reading
  const onDrawnParcel = useCallback((geometry: DrawnPolygon) => void read({ kind: 'outline', geometry }), [read])
  const onDrawnFootprint = (footprint: DrawnPolygon) => {
    setDraft({ ...draft, footprint })
    setDrawing(false)
  }

  const subject = useSubject(search, filings.reading)
  const report = useReport(search.report)
  const step: Step = search.step ?? 'locate'
  const isFiled = search.parcel === undefined && search.from === undefined

  const runCheck = async (described: ProjectDraft) => {
    setDraft(described)
    setDrawing(false)
    if (subject.stage !== 'ready') return
    const answer = await check.mutateAsync(checkBody(subject.subject, described)).catch(() => null) // shown from check.error
    if (answer) goTo({ step: 'report', report: answer.id })
  }
  const showPlace = (at: Point) => {
    setPlace(at)
    setDestination(aroundPoint(at))
  }
  const onFound = (found: Found) => {
    if (found.kind === 'parcel') return openParcel(found.id)
    setDestination(destinationOf(found))
  }

  const scene = useScene({
    search,
    step,
    subject,
    reading: isFiled ? filings.reading : null,
    preview: filings.preview,
    report: report.data ?? null,
    chosen: idsOf(search),
    drawing,
    draft,
    place,
    destination,
    focused,
    onFocus: setFocused,
    onPick: openParcel,
    onDrawnParcel,
    onDrawnFootprint,
    onChosen: (ids) => goTo({ filed: ids.join(',') }),
  })

  return {
    step,
    search,
    reachable: reachableSteps(subject.stage === 'ready', search),
    goTo,
    subject,
    isFiled,
    filings,
    reading,
    chosen: idsOf(search),
    draft,
    setDraft,
    drawing,
    setDrawing,
    runCheck,
    skipProject: () => runCheck(EMPTY_DRAFT),
    checking: check.isPending,
    checkProblem: check.error ? problemOf(check.error) : null,
    report,
    focused,
    setFocused,
    showPlace,
    onFound,
    dropFile: useCallback(
      (file: File) => {
        goTo({ step: 'locate', way: 'file' })
        void read({ kind: 'file', file })
      },
      [goTo, read],
    ),
    scene,
  }
}

export type Verification = ReturnType<typeof useVerification>

function reachableSteps(ready: boolean, { report }: VerifySearch): readonly Step[] {
  return ['locate', ...(ready ? (['confirm', 'project'] as const) : []), ...(report ? (['report'] as const) : [])]
}
