import { Link } from '@tanstack/react-router'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import classes from './statistics.module.css'

/** The public's pages about figures, one beside the other. */
export function PublicPages() {
  const say = useBulletinWords()
  return (
    <nav className={classes.pages} aria-label={say('publicPages')}>
      <Link to="/statistiques" activeOptions={{ exact: true }}>
        {say('statisticsLink')}
      </Link>
      <Link to="/territoire">{say('mapLink')}</Link>
      <Link to="/classements">{say('rankingsLink')}</Link>
      <Link to="/bulletins">{say('bulletinsLink')}</Link>
      <Link to="/donnees-ouvertes">{say('openDataLink')}</Link>
    </nav>
  )
}
