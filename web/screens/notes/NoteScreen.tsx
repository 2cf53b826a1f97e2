import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { NoteAnswer } from '../../../api/contract/notes.ts'
import { problemOf } from '../../api/problem.ts'
import { useNoteWords } from '../../text/useNoteWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SideSheet } from '../../ui/SideSheet.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import frame from '../frame/frame.module.css'
import { HomeLink } from '../frame/HomeLink.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { MapStage } from '../map/MapStage.tsx'
import { boxOf, type Scene } from '../map/scene.ts'
import { useAddressView } from '../map/useAddressView.ts'
import { Decide } from './Decide.tsx'
import { NoteContentPart } from './NoteContentPart.tsx'
import { NoteHead } from './NoteHead.tsx'
import { useNote } from './noteQueries.ts'
import classes from './notes.module.css'

/** A note by its number: what its QR code leads to, for anyone who holds the paper, and where the agency decides it. */
export function NoteScreen() {
  const say = useNoteWords()
  const { number } = useParams({ from: '/notes/$number' })
  const { view } = useSearch({ from: '/notes/$number' })
  const navigate = useNavigate({ from: '/notes/$number' })
  const { data, error, refetch } = useNote(number)
  const [restored] = useState(view !== undefined)
  const scene = useNoteScene(data)
  useTitle(`${number} · ${say('title')}`)
  const shown = useAddressView(
    view,
    useCallback((next) => void navigate({ search: { view: next }, replace: true }), [navigate]),
  )
  if (error && problemOf(error).status === 404) return <Missing />
  return (
    <main id="content" className={frame.stage} tabIndex={-1} data-wide>
      <SideSheet start="full">
        <article className={classes.note}>
          <h1>{say('title')}</h1>
          {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
          {!data && !error && <Waiting lines={[40, 40, 40, 120, 120]} />}
          {data && <NoteHead note={data} />}
          {data?.mayDecide && <Decide note={data} />}
          {data?.content && <NoteContentPart note={data} content={data.content} />}
        </article>
      </SideSheet>
      <MapStage {...shown} scene={scene} covered="bottom" restored={restored} />
    </main>
  )
}

const AROUND = 1.5

/** The land with room around it; nothing before it is released, for nothing is said of it then. */
function useNoteScene(note: NoteAnswer | undefined): Scene {
  return useMemo(() => {
    const parcel = note?.content?.parcel
    const box = parcel && boxOf(parcel.geometry.coordinates)
    if (!parcel || !box) return {}
    const [west, south, east, north] = box
    const [dx, dy] = [(east - west) * AROUND, (north - south) * AROUND]
    return { subject: parcel.geometry, goTo: [west - dx, south - dy, east + dx, north + dy], srid: parcel.legal.srid }
  }, [note])
}

function Missing() {
  const say = useNoteWords()
  return (
    <main id="content" className={frame.page} tabIndex={-1}>
      <EmptyState title={say('title')} text={say('page.missing')}>
        <p className={classes.ways}>
          <Link to="/notes/demander" search={{}}>
            {say('askFor')}
          </Link>
        </p>
        <HomeLink />
      </EmptyState>
    </main>
  )
}
