import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { CheckBody } from '../../../api/contract/conformity.ts'
import type { ParcelsReadAnswer } from '../../../api/contract/parcels.ts'
import { problemOf } from '../../api/problem.ts'
import { useCheck, useReport } from '../../api/queries.ts'
import { useBuildable } from '../envelope/useBuildable.ts'
import { aroundPoint, type Box, type Outline, type Point } from '../map/scene.ts'
import { destinationOf } from '../search/destination.ts'
import type { Found } from '../search/SearchBox.tsx'
import { EMPTY_DRAFT, type ProjectDraft, projectOf } from './project/draft.ts'
import { useProjectDraft } from './project/useProjectDraft.ts'
import { cameInDegrees, type Subject } from './subject.ts'
import { useFilings } from './useFilings.ts'
import { useOutlineDrawing } from './useOutlineDrawing.ts'
import { useReading } from './useReading.ts'
import { useScene } from './useScene.ts'
import { useSubject } from './useSubject.ts'
import type { Step, VerifySearch } from './verifySearch.ts'

const idsOf = ({ filed }: VerifySearch): readonly string[] => filed?.split(',') ?? []

/** Degrees when they came in degrees, so that their 7 m are part of the answer; legal metres otherwise. */
function checkBody(subject: Subject, draft: ProjectDraft, footprint: Outline | null): CheckBody {
  const project = projectOf(draft, footprint)
  const land = cameInDegrees(subject) ? { geometry: subject.geometry } : { legal: subject.legal }
  return { ...land, ...(project && { project }) }
}

/** Moves along the address: steps, and the land it names. */
function useSteps() {
  const navigate = useNavigate({ from: '/verifier' })
  const goTo = useCallback((to: VerifySearch) => void navigate({ search: (now) => ({ ...now, ...to }) }), [navigate])
  const openLand = useCallback(
    (land: Pick<VerifySearch, 'parcel' | 'filed'>) =>
      void navigate({
        search: ({ lang, view, way, dossier }) => ({ lang, view, way, dossier, step: 'confirm' as const, ...land }),
      }),
    [navigate],
  )
  return { goTo, openLand }
}

/** The point being talked about and the place the map should go to. */
function usePlaces() {
  const [place, setPlace] = useState<Point | null>(null)
  const [destination, setDestination] = useState<Box | null>(null)
  const showPlace = useCallback((at: Point) => {
    setPlace(at)
    setDestination(aroundPoint(at))
  }, [])
  const forget = useCallback(() => {
    setPlace(null)
    setDestination(null)
  }, [])
  return { place, destination, setDestination, showPlace, forget }
}

/** The land: how it is found, read, and opened. */
function useLand(search: VerifySearch) {
  const steps = useSteps()
  const places = usePlaces()
  const parcelDrawing = useOutlineDrawing('parcel')
  const footprintDrawing = useOutlineDrawing('footprint')
  const { openLand } = steps
  const { forget } = places
  const { clear } = footprintDrawing
  const open = useCallback(
    (land: Pick<VerifySearch, 'parcel' | 'filed'>) => {
      forget()
      clear()
      openLand(land)
    },
    [forget, clear, openLand],
  )
  const openRead = useCallback(
    ({ parcels }: ParcelsReadAnswer) => {
      const [first, ...others] = parcels
      open(first && others.length === 0 ? { filed: first.id } : {})
    },
    [open],
  )
  const filings = useFilings(idsOf(search), openRead)
  const reading = useReading(filings.accept)
  const openParcel = useCallback((parcel: string) => open({ parcel }), [open])
  const subject = useSubject(search, filings)
  return { ...steps, ...places, parcelDrawing, footprintDrawing, filings, reading, openParcel, subject }
}

/** The check itself: from the land and the described project to a report's address. */
function useChecking({ subject, goTo, footprintDrawing }: Land) {
  const check = useCheck()
  const run = async (described: ProjectDraft, footprint: Outline | null) => {
    if (subject.stage !== 'ready') return
    const body = checkBody(subject.subject, described, footprint)
    const answer = await check.mutateAsync(body).catch(() => null) // shown from check.error
    if (answer) goTo({ step: 'report', report: answer.id })
  }
  return {
    check: (described: ProjectDraft) => void run(described, footprintDrawing.drawn?.geometry ?? null),
    checkWithoutProject: () => void run(EMPTY_DRAFT, null),
    checking: check.isPending,
    checkProblem: check.error ? problemOf(check.error) : null,
  }
}

/** What the ways to locate ask for: a file dropped, a drawing accepted, a search result, parcels ticked. */
function useLocating({ goTo, reading: { read }, parcelDrawing, openParcel, setDestination }: Land) {
  const dropFile = useCallback(
    (file: File) => {
      goTo({ step: 'locate', way: 'file' })
      void read({ kind: 'file', file })
    },
    [goTo, read],
  )
  const acceptDrawn = () => {
    const drawn = parcelDrawing.drawn?.legal
    if (drawn) void read({ kind: 'outline', geometry: drawn.geometry, srid: drawn.srid })
  }
  const onFound = (found: Found) =>
    found.kind === 'parcel' ? openParcel(found.id) : setDestination(destinationOf(found))
  const choose = (ids: readonly string[]) => goTo({ filed: ids.join(',') || undefined })
  return { dropFile, acceptDrawn, onFound, choose }
}

/** The whole state of a verification: what the address says, what this tab keeps, and what is being asked. */
export function useVerification() {
  const search = useSearch({ from: '/verifier' })
  const step: Step = search.step ?? 'locate'
  const land = useLand(search)
  const [placing, setPlacing] = useState(false)
  const [focused, setFocused] = useState<number | null>(null)
  const report = useReport(search.report)
  const buildable = useBuildable()
  const { goTo, subject, footprintDrawing, filings } = land
  const isFiled = search.parcel === undefined && search.from === undefined
  const isPlacing = placing && step === 'project'
  return {
    step,
    search,
    land,
    goTo,
    isFiled,
    chosen: idsOf(search),
    reachable: reachableSteps(subject.stage === 'ready', search),
    zoneUnsaid: isFiled && (filings.reading?.source.crs.candidates.length ?? 0) > 0,
    scene: useScene({
      search,
      step,
      land,
      isFiled,
      report: report.data ?? null,
      placing,
      focused,
      setFocused,
      buildable,
    }),
    buildable,
    ...useProjectDraft(search.dossier),
    footprint: {
      drawn: footprintDrawing.drawn !== null,
      drawing: isPlacing,
      onDrawing: setPlacing,
      onClear: footprintDrawing.clear,
    },
    report,
    focused,
    setFocused,
    ...useLocating(land),
    ...useChecking(land),
  }
}

export type Verification = ReturnType<typeof useVerification>
export type Land = ReturnType<typeof useLand>

function reachableSteps(ready: boolean, { report }: VerifySearch): readonly Step[] {
  return ['locate', ...(ready ? (['confirm', 'project'] as const) : []), ...(report ? (['report'] as const) : [])]
}
