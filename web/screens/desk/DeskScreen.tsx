import { useNavigate, useSearch } from '@tanstack/react-router'
import { type CSSProperties, useCallback, useMemo, useState } from 'react'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import type { QueuedDossier, QueueMap } from '../../../api/contract/queue.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import panes from '../../ui/panes.module.css'
import { StateFilter } from '../../ui/StateFilter.tsx'
import { useKeyList } from '../dossiers/KeyList.tsx'
import { useWide } from '../dossiers/useWide.ts'
import { BulkBar } from './BulkBar.tsx'
import { DeskFacts, isHeld, useHeld } from './DeskFacts.tsx'
import classes from './desk.module.css'
import { parseDeskSearch } from './deskSearch.ts'
import { MapPane } from './MapPane.tsx'
import { QueuePane } from './QueuePane.tsx'
import { QueueTop } from './QueueTop.tsx'
import { Splitter, useQueueWidth } from './Splitter.tsx'
import { useChosen } from './useChosen.ts'
import { useDeskKeys } from './useDeskKeys.ts'
import { useDeskList } from './useDeskList.ts'

type Site = QueueMap['sites'][number]

/** The official's desk: the queue, the map of the same dossiers, and the facts of the one in hand. */
export function DeskScreen({ actor }: { readonly actor: Actor }) {
  const search = useSearch({ from: '/dossiers' })
  const list = useDeskList(useMemo(() => parseDeskSearch({ ...search }), [search]))
  const chosen = useChosen(list.dossiers)
  const wide = useWide()
  const navigate = useNavigate({ from: '/dossiers' })
  const { face } = search
  const [width, setWidth] = useQueueWidth()
  const [touched, setTouched] = useState<Site | null>(null)
  const keys = useKeyList({ desk: true })
  const show = useCallback(
    (id: string) => void navigate({ search: (now) => ({ ...now, at: id }), replace: true }),
    [navigate],
  )
  const open = (id: string) =>
    void navigate({ to: '/dossiers/$id', params: { id }, search: ({ at, face: shown, view, ...kept }) => kept })
  useDeskKeys({ list, onShow: show, onOpen: open, onChoose: chosen.toggle, onHelp: keys.show })
  const held = useHeld(list, touched)
  const selected = useMemo(() => siteOf(held.dossier, touched, list.at), [held.dossier, touched, list.at])
  const queue = (
    <section className={panes.queue} aria-labelledby="desk-title">
      <QueueTop list={list} />
      {chosen.dossiers.length > 0 && (
        <BulkBar chosen={chosen} shown={list.dossiers} desk={list.desk.data ?? null} actor={actor} />
      )}
      <QueuePane
        list={list}
        onShow={wide ? show : open}
        chosen={chosen.ids}
        onChoose={chosen.toggle}
        onHelp={keys.show}
      />
    </section>
  )
  const map = (
    <MapPane
      filter={list.filter}
      selected={selected}
      onSelect={(site) => {
        setTouched(site)
        show(site.id)
      }}
    />
  )
  if (!wide)
    return (
      <main id="content" className={classes.narrow} tabIndex={-1}>
        <Faces
          face={face}
          onFace={(next) => void navigate({ search: (now) => ({ ...now, face: next }), replace: true })}
        />
        {face === 'map' ? (
          <>
            <div className={classes.narrowMap}>{map}</div>
            {isHeld(held) && <DeskFacts held={held} list={list} />}
          </>
        ) : (
          queue
        )}
        {keys.list}
      </main>
    )
  return (
    <main
      id="content"
      className={`${panes.panes} ${classes.desk}`}
      data-facts={isHeld(held) || undefined}
      style={{ '--queue': `${width}px` } as CSSProperties} // a token of the style sheet, which its type does not know
      tabIndex={-1}
    >
      {queue}
      <Splitter width={width} onWidth={setWidth} />
      <div className={panes.middle}>{map}</div>
      {isHeld(held) && <DeskFacts held={held} list={list} />}
      {keys.list}
    </main>
  )
}

/** The place of the dossier in hand: as the list says it, or as the map it was touched on. */
function siteOf(dossier: QueuedDossier | null, touched: Site | null, at: string | undefined): Site | null {
  if (dossier?.at) return { id: dossier.id, number: dossier.number, urgency: dossier.urgency, at: dossier.at }
  return touched?.id === at ? touched : null
}

type FacesProps = { readonly face: 'map' | undefined; readonly onFace: (face: 'map' | undefined) => void }

/** On a phone, the list and the map are two views of the same dossiers. */
function Faces({ face, onFace }: FacesProps) {
  const say = useDeskWords()
  return (
    <div className={classes.faces}>
      <StateFilter
        label={say('faces')}
        all={say('list')}
        states={[{ state: 'map' as const, name: say('map') }]}
        current={face}
        onChange={onFace}
      />
    </div>
  )
}
