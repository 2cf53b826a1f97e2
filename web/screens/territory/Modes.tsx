import { Link } from '@tanstack/react-router'
import { useHeatWords } from '../../text/useHeatWords.ts'
import classes from './heat/heat.module.css'

/** The two pictures of the deadline map, at the same place of it. */
export function Modes({ view }: { readonly view: string | undefined }) {
  const say = useHeatWords()
  return (
    <nav className={classes.modes} aria-label={say('modes')}>
      <Link to="/territoire" search={{ view }} activeOptions={{ exact: true, includeSearch: false }}>
        {say('mode.figures')}
      </Link>
      <Link to="/territoire/chaleur" search={{ view }} activeOptions={{ includeSearch: false }}>
        {say('mode.heat')}
      </Link>
    </nav>
  )
}
