import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useWords } from '../../text/words.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { MapStage } from '../map/MapStage.tsx'
import { useAddressView } from '../map/useAddressView.ts'
import { asPoint, destinationOf } from '../search/destination.ts'
import { type Found, SearchBox } from '../search/SearchBox.tsx'
import classes from './home.module.css'

/** The first page: what the service is for, one search, one action, and the country under them. */
export function HomeScreen() {
  const { t } = useWords()
  const navigate = useNavigate({ from: '/' })
  const { view: written } = useSearch({ from: '/' })
  const [found, setFound] = useState<Found | null>(null)
  useTitle(t('home.pageTitle'))

  const openParcel = useCallback(
    (parcel: string) => void navigate({ to: '/verifier', search: { step: 'confirm', way: 'pick', parcel } }),
    [navigate],
  )
  const onChoose = (chosen: Found) => (chosen.kind === 'parcel' ? openParcel(chosen.id) : setFound(chosen))
  const shown = useAddressView(
    written,
    useCallback((next) => void navigate({ search: (now) => ({ ...now, view: next }), replace: true }), [navigate]),
  )
  const scene = useMemo(
    () => ({
      onPick: openParcel,
      place: found?.kind === 'commune' ? null : asPoint(found?.point ?? null),
      goTo: found && destinationOf(found),
    }),
    [found, openParcel],
  )

  return (
    <div className={classes.home}>
      <main id="content" className={classes.panel} tabIndex={-1}>
        <h1>{t('home.heading')}</h1>
        <p>{t('home.intro')}</p>
        <ButtonLink to="/verifier" size="lg" fullWidth>
          {t('home.check')}
        </ButtonLink>
        <p className={classes.ways}>
          <Link to="/demarches/choisir" search={{}}>
            {t('home.choose')}
          </Link>
          <Link to="/demarches" search={{}}>
            {t('home.procedures')}
          </Link>
          <Link to="/suivi">{t('home.track')}</Link>
          <Link to="/actes/verifier">{t('home.checkAct')}</Link>
          <Link to="/territoire" search={{}}>
            {t('home.territory')}
          </Link>
          <Link to="/statistiques">{t('home.statistics')}</Link>
        </p>
        <SearchBox onChoose={onChoose} />
        {found && <FoundLine found={found} />}
      </main>
      <MapStage {...shown} scene={scene} covered="start" />
    </div>
  )
}

function FoundLine({ found }: { readonly found: Found }) {
  const { t, nameOf } = useWords()
  const { view } = useSearch({ from: '/' })
  return (
    <div className={classes.found} role="status">
      <p>{t('home.shown', { name: nameOf(found) })}</p>
      <p>
        <Link to="/verifier" search={{ way: 'pick', ...(view && { view }) }}>
          {t('home.checkHere')}
        </Link>
        {found.kind === 'commune' && (
          <Link to="/communes/$code" params={{ code: found.id }}>
            {t('home.communeSheet')}
          </Link>
        )}
      </p>
    </div>
  )
}
