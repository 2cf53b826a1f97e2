import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import type { SessionAnswer, SessionItem } from '../../../api/contract/commission/sessions.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { Attendance } from './Attendance.tsx'
import classes from './commission.module.css'
import { DossierPane } from './DossierPane.tsx'
import { ItemStanding } from './ItemStanding.tsx'
import { PassageBar } from './PassageBar.tsx'
import { QuorumLine } from './QuorumLine.tsx'
import sittingClasses from './sitting.module.css'
import { useItemKeys } from './useItemKeys.ts'

/** The session as it is held: quorum and presences, the dossiers in their order, and the one that is looked at. */
export function SittingPart({ session }: { readonly session: SessionAnswer }) {
  const say = useCommissionWords()
  const { item: asked } = useSearch({ from: '/seances/$id' })
  const navigate = useNavigate({ from: '/seances/$id' })
  const rail = useRef<HTMLOListElement>(null)
  const { items, current } = session
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === (asked ?? current)),
  )
  const item = items[at]
  const go = (to: number) => {
    const next = items[to]
    if (!next) return
    void navigate({ search: (now) => ({ ...now, tab: 'sitting', item: next.id }), replace: true })
    rail.current?.querySelector<HTMLElement>(`[data-item="${next.id}"]`)?.focus()
  }
  useItemKeys({ onNext: () => go(at + 1), onFormer: () => go(at - 1) })
  return (
    <div className={sittingClasses.sitting}>
      <div className={sittingClasses.side}>
        <QuorumLine session={session} />
        <ol ref={rail} className={sittingClasses.rail} aria-label={say('itemsLabel')}>
          {items.map((one, nth) => (
            <RailItem
              key={one.id}
              item={one}
              isShown={nth === at}
              isCurrent={one.id === current}
              onShow={() => go(nth)}
            />
          ))}
        </ol>
        <p className={classes.quiet}>{say('itemKeys')}</p>
        <Attendance session={session} />
      </div>
      {item ? (
        <section className={sittingClasses.examined} aria-label={item.dossier.number}>
          <PassageBar key={item.id} session={session} item={item} />
          <DossierPane key={item.dossier.id} dossier={item.dossier} />
        </section>
      ) : (
        <p>{say('dossier.pick')}</p>
      )}
    </div>
  )
}

type RailProps = {
  readonly item: SessionItem
  readonly isShown: boolean
  readonly isCurrent: boolean
  readonly onShow: () => void
}

function RailItem({ item, isShown, isCurrent, onShow }: RailProps) {
  const { id, rank, dossier } = item
  return (
    <li data-current={isCurrent || undefined}>
      <button type="button" data-item={id} aria-current={isShown ? 'true' : undefined} onClick={onShow}>
        <span className="figures">
          {rank}. <bdi>{dossier.number}</bdi>
        </span>
        <bdi>{dossier.title}</bdi>
        <ItemStanding item={item} />
      </button>
    </li>
  )
}
