import { Link, Outlet } from '@tanstack/react-router'
import { useAdministrationWords } from '../../text/useAdministrationWords.ts'
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
  return (
    <nav aria-label={say('administration.sections')} className={classes.sections}>
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
