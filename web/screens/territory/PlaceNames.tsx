import { useWords } from '../../text/words.ts'
import classes from './place.module.css'
import type { Place } from './places.ts'
import screen from './territory.module.css'

/** A territory in both writings, the reader's own first. */
export function PlaceNames({ place }: { readonly place: Place }) {
  const { language, nameOf } = useWords()
  const [other, lang] = language === 'ar' ? [place.nameFr, 'fr'] : [place.nameAr, 'ar']
  return (
    <span className={classes.names}>
      <b>{nameOf(place)}</b>{' '}
      <bdi lang={lang} className={screen.quiet}>
        {other}
      </bdi>
    </span>
  )
}
