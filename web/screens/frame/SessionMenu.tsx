import { Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { useUnread } from '../../session/notices.ts'
import { opens } from '../../session/opens.ts'
import { useMenuWords } from '../../text/useMenuWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn, PersonName } from '../../ui/PersonName.tsx'
import { ActingFor } from './ActingFor.tsx'
import { NAVIGATION, type NavigationEntry } from './navigation.ts'
import { SignOut } from './SignOut.tsx'
import classes from './session.module.css'

export type Person = NonNullable<SessionAnswer['person']>
type SessionMenuProps = { readonly session: SessionAnswer; readonly person: Person }

const MENU = 'person-menu'

const isOpen = ({ needs }: NavigationEntry, { actor }: SessionAnswer) =>
  needs === 'signed_in' || needs.some((action) => opens(actor, action))

/** Who one is, for whom one acts, and the ways on. The browser shuts it on Escape or a press elsewhere. */
export function SessionMenu({ session, person }: SessionMenuProps) {
  const say = useMenuWords()
  const { language } = useWords()
  const menu = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(false)
  const unread = useUnread()
  const name = nameIn(language, person)
  const { pathname } = useLocation()
  // Another page shuts it; a map that writes its place in the address does not, nor does a question asked from it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is the reason to shut it
  useEffect(() => {
    if (!menu.current?.querySelector('dialog[open]')) menu.current?.hidePopover()
  }, [pathname])
  return (
    <>
      <button type="button" className={classes.trigger} popoverTarget={MENU} aria-expanded={open}>
        <PersonMark />
        <span className={classes.triggerName}>{name}</span>
        {unread > 0 && (
          <>
            <b className={`${classes.count} figures`} aria-hidden="true">
              {unread}
            </b>
            <span className="unseen">, {say('unread', { n: unread })}</span>
          </>
        )}
      </button>
      <nav
        ref={menu}
        id={MENU}
        popover="auto"
        className={classes.menu}
        aria-label={say('label')}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        <p className={classes.person}>
          <b>
            <PersonName person={person} both />
          </b>
          <bdi>{person.email}</bdi>
        </p>
        <ActingFor session={session} />
        <Ways session={session} unread={unread} />
      </nav>
    </>
  )
}

function Ways({ session, unread }: { readonly session: SessionAnswer; readonly unread: number }) {
  const say = useMenuWords()
  const { t } = useWords()
  return (
    <ul className={classes.ways}>
      {NAVIGATION.filter((entry) => isOpen(entry, session)).map(({ to, words }) => (
        <Way key={to}>
          <Link to={to}>{t(words)}</Link>
        </Way>
      ))}
      <Way>
        <Link to="/compte/$part" params={{ part: 'avis' }}>
          {say('notices')}
          {unread > 0 && <b className={`${classes.count} figures`}>{unread}</b>}
        </Link>
      </Way>
      <Way>
        <Link to="/compte/$part" params={{ part: 'mandats' }}>
          {say('mandates')}
        </Link>
      </Way>
      <Way>
        <Link to="/compte">{say('account')}</Link>
      </Way>
      <Way>
        <SignOut />
      </Way>
    </ul>
  )
}

const Way = ({ children }: { readonly children: ReactNode }) => <li>{children}</li>

const PersonMark = () => (
  <svg
    className={classes.mark}
    viewBox="0 0 20 20"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
  >
    <circle cx="10" cy="7" r="3.4" />
    <path d="M3.5 17.5c.6-3.6 3.2-5.4 6.5-5.4s5.9 1.8 6.5 5.4" />
  </svg>
)
