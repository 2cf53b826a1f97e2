import { Link, useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useSession } from '../../session/session.ts'
import { useWords } from '../../text/words.ts'
import classes from './session.module.css'

const SessionMenu = lazy(async () => ({ default: (await import('./SessionMenu.tsx')).SessionMenu }))

/** The end of the bar: the way in for a visitor, the person's menu for whoever is signed in. */
export function SessionCorner() {
  const { t } = useWords()
  const { data, isPending } = useSession()
  const { pathname, searchStr } = useLocation()
  if (isPending) return <span className={classes.corner} />
  if (data?.person)
    return (
      <span className={classes.corner}>
        <Suspense fallback={null}>
          <SessionMenu session={data} person={data.person} />
        </Suspense>
      </span>
    )
  if (pathname === '/connexion') return null
  return (
    <Link
      to="/connexion"
      search={pathname === '/' ? {} : { returnTo: pathname + searchStr }}
      className={classes.signIn}
    >
      {t('frame.signIn')}
    </Link>
  )
}
