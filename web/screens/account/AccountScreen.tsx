import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAccountWords } from '../../text/useAccountWords.ts'
import sideNav from '../../ui/sideNav.module.css'
import { SignedIn, type SignedInSession } from '../frame/SignedIn.tsx'
import { useArrival } from '../frame/useArrival.ts'
import { useTitle } from '../frame/useTitle.ts'
import classes from './account.module.css'
import { ACCOUNT_PARTS, type AccountPart } from './accountPart.ts'
import { MandatesPart } from './MandatesPart.tsx'
import { NoticesPart } from './NoticesPart.tsx'
import { PrivacyPart } from './PrivacyPart.tsx'
import { ProfilePart } from './ProfilePart.tsx'
import { SecurityPart } from './SecurityPart.tsx'

const PARTS: Readonly<Record<AccountPart, (session: SignedInSession) => ReactNode>> = {
  profil: () => <ProfilePart />,
  securite: (session) => <SecurityPart session={session} />,
  avis: () => <NoticesPart />,
  mandats: () => <MandatesPart />,
  'vie-privee': (session) => <PrivacyPart session={session} />,
}

export const AccountScreen = () => <Account part="profil" />

export function AccountPartScreen() {
  const { part } = useParams({ from: '/compte/$part' })
  return <Account part={part} />
}

/** On a phone the row is wider than the window: the part one is in must be seen. */
const bringIntoRow = (link: HTMLAnchorElement | null) => link?.scrollIntoView({ inline: 'center', block: 'nearest' })

/** One's own account, a part at an address. */
function Account({ part }: { readonly part: AccountPart }) {
  const say = useAccountWords()
  const heading = useArrival<HTMLHeadingElement>(part)
  useTitle(`${say(`parts.${part}`)}, ${say('title')}`)
  return (
    <main id="content" className={classes.account} tabIndex={-1}>
      <h1 ref={heading} tabIndex={-1}>
        {say('title')}
      </h1>
      <nav aria-label={say('parts.label')} className={sideNav.list}>
        {ACCOUNT_PARTS.map((other) => (
          <Link
            key={other}
            to="/compte/$part"
            params={{ part: other }}
            aria-current={other === part ? 'page' : undefined}
            ref={other === part ? bringIntoRow : undefined}
          >
            {say(`parts.${other}`)}
          </Link>
        ))}
      </nav>
      <div className={classes.body}>
        <SignedIn>{PARTS[part]}</SignedIn>
      </div>
    </main>
  )
}
