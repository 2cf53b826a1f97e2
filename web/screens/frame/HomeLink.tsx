import { Link } from '@tanstack/react-router'
import { useWords } from '../../text/words.ts'
import classes from './frame.module.css'

export function HomeLink() {
  const { t } = useWords()
  return (
    <Link to="/" className={classes.name}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path d="M6 9 23 5l4 17-15 6z" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinejoin="round" />
        <g fill="currentColor">
          <circle cx="6" cy="9" r="3" />
          <circle cx="23" cy="5" r="3" />
          <circle cx="27" cy="22" r="3" />
          <circle cx="12" cy="28" r="3" />
        </g>
      </svg>
      {t('frame.name')}
    </Link>
  )
}
