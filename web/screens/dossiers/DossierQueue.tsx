import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { printedDay } from '../../text/figures.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWords } from '../../text/words.ts'
import { useDossiers } from './dossierQueries.ts'
import classes from './dossiers.module.css'
import { rowReached } from './queue.ts'
import { StateBadge } from './StateBadge.tsx'

/** The official's queue beside the dossier in hand: j and k open the next and the former one. */
export function DossierQueue({ current }: { readonly current: string }) {
  const say = useDossierWords()
  const { nameOf } = useWords()
  const navigate = useNavigate({ from: '/dossiers/$id' })
  const list = useDossiers(undefined)
  const dossiers = list.data?.pages.flatMap((page) => page.dossiers) ?? []
  const at = dossiers.findIndex(({ id }) => id === current)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog')
      if (event.ctrlKey || event.metaKey || event.altKey || typing) return
      const next = dossiers[rowReached(event.key, at, dossiers.length) ?? -1]
      if (next && next.id !== current) void navigate({ params: { id: next.id }, search: ({ tab }) => ({ tab }) })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [dossiers, at, current, navigate])
  return (
    <nav className={classes.queue} aria-label={say('dossiers.queue')}>
      <h2>{say('dossiers.queue')}</h2>
      <p className={classes.hint}>{say('dossiers.counted', { count: dossiers.length })}</p>
      <ol>
        {dossiers.map(({ id, title, commune, createdAt, state }) => (
          <li key={id}>
            <Link to="/dossiers/$id" params={{ id }} aria-current={id === current ? 'page' : undefined}>
              <bdi>{title}</bdi>
              <small>
                {nameOf(commune)} · <bdi className="figures">{printedDay(createdAt)}</bdi>
              </small>
              <span>
                <StateBadge state={state} />
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
