import { Outlet } from '@tanstack/react-router'
import { useWords } from '../../text/words.ts'
import classes from './frame.module.css'
import { HomeLink } from './HomeLink.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'

/** The slim bar above every screen, and the way past it for a keyboard. */
export function AppFrame() {
  const { t } = useWords()
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t('frame.skipToContent')}
      </a>
      <header className={classes.bar}>
        <HomeLink />
        <p className={classes.tagline}>{t('frame.tagline')}</p>
        <LanguageSwitch />
      </header>
      <OfflineBanner />
      <Outlet />
    </div>
  )
}
