import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useDeskWords } from '../../text/useDeskWords.ts'
import panes from '../../ui/panes.module.css'
import classes from '../dossiers/dossiers.module.css'
import { useKeyList } from '../dossiers/KeyList.tsx'
import { parseDeskSearch } from './deskSearch.ts'
import { QueuePane } from './QueuePane.tsx'
import { QueueTop } from './QueueTop.tsx'
import { useDeskKeys } from './useDeskKeys.ts'
import { useDeskList } from './useDeskList.ts'

/** The queue beside the dossier in hand: the list it came from, where j and k open the next and the former. */
export function DossierQueue({ current }: { readonly current: string }) {
  const say = useDeskWords()
  const search = useSearch({ from: '/dossiers/$id' })
  const asked = useDeskList(useMemo(() => parseDeskSearch({ ...search, view: undefined }), [search]))
  const index = asked.dossiers.findIndex(({ id }) => id === current)
  const list = { ...asked, at: current, index, current: asked.dossiers[index] ?? null }
  const navigate = useNavigate({ from: '/dossiers/$id' })
  const keys = useKeyList()
  useDeskKeys({
    list,
    onShow: (id) => {
      if (id !== current) void navigate({ params: { id }, search: ({ document, page, view, ...kept }) => kept })
    },
    onHelp: keys.show,
  })
  return (
    <nav className={`${panes.queue} ${classes.aside}`} aria-label={say('queue')}>
      <QueueTop list={list} aside />
      <QueuePane list={list} onHelp={keys.show} />
      {keys.list}
    </nav>
  )
}
