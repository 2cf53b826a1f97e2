import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useAdministrationWords } from '../../text/useAdministrationWords.ts'
import sideNav from '../../ui/sideNav.module.css'
import { SignedIn, type SignedInSession } from '../frame/SignedIn.tsx'
import classes from './administration.module.css'
import { openSections } from './sections.ts'

/** Every page of the administration: the sections one may open beside the one being read. */
export const AdministrationFrame = () => (
  <main id="content" className={classes.administration} tabIndex={-1}>
    <SignedIn>
      {(session) => (
        <>
          <SectionList session={session} />
          <div className={classes.body}>
            <Outlet />
          </div>
        </>
      )}
    </SignedIn>
  </main>
)

function SectionList({ session }: { readonly session: SignedInSession }) {
  const say = useAdministrationWords()
  const { pathname } = useLocation()
  const list = useRef<HTMLElement>(null)
  // on a phone the sections are a strip: the one being read must not be beyond its edge
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current link follows the address
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  return (
    <nav ref={list} aria-label={say('administration.sections')} className={sideNav.list}>
      <Link to="/administration" activeOptions={{ exact: true }}>
        {say('administration.title')}
      </Link>
      {openSections(session.actor).map(({ to, words }) => (
        <Link key={to} to={to}>
          {say(`administration.${words}`)}
        </Link>
      ))}
    </nav>
  )
}
