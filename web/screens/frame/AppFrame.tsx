import { Link, Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useSession } from '../../session/session.ts'
import { useWords } from '../../text/words.ts'
import classes from './frame.module.css'
import { HomeLink } from './HomeLink.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'
import { SessionCorner } from './SessionCorner.tsx'

const SessionWatch = lazy(async () => ({ default: (await import('./SessionWatch.tsx')).SessionWatch }))

/** The slim bar above every screen, and the way past it for a keyboard. */
export function AppFrame() {
  const { t } = useWords()
  const { data } = useSession()
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t('frame.skipToContent')}
      </a>
      <header className={classes.bar}>
        <HomeLink />
        <p className={classes.tagline}>{t('frame.tagline')}</p>
        <Link to="/territoire" search={{}} className={classes.public}>
          {t('frame.navigation.territory')}
        </Link>
        <LanguageSwitch />
        <SessionCorner />
      </header>
      <OfflineBanner />
      <Suspense fallback={null}>{data?.person && <SessionWatch />}</Suspense>
      <Outlet />
    </div>
  )
}
