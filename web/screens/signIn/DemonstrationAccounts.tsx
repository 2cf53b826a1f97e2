import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { PersonName } from '../../ui/PersonName.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import { byRole, type DemonstrationAccount, matches } from './demonstration.ts'
import classes from './signIn.module.css'
import { useSignIn } from './useSignIn.ts'

/** The published accounts of a demonstration, by role: one press signs in. */
export function DemonstrationAccounts() {
  const say = useSignInWords()
  const client = useClient()
  const accounts = useQuery({
    queryKey: ['demonstration accounts'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listDemonstrationAccounts', { signal })),
    staleTime: 5 * 60_000,
  })
  return (
    <section className={classes.demonstration} aria-labelledby="demonstration-title">
      <h2 id="demonstration-title">{say('demonstration.title')}</h2>
      <p className={classes.intro}>{say('demonstration.intro')}</p>
      {accounts.data && (
        <p className={classes.intro}>{say('demonstration.passphrase', { passphrase: accounts.data.passphrase })}</p>
      )}
      {accounts.isPending && <Waiting lines={[44, 44, 44, 44]} />}
      <Refused error={accounts.error} />
      {accounts.data && <AccountList password={accounts.data.password} accounts={accounts.data.accounts} />}
    </section>
  )
}

type AccountListProps = { readonly password: string; readonly accounts: readonly DemonstrationAccount[] }

function AccountList({ password, accounts }: AccountListProps) {
  const say = useSignInWords()
  const trade = useTradeWords()
  const [typed, setTyped] = useState('')
  const signIn = useSignIn()
  const labelOf = ({ mandate }: DemonstrationAccount) =>
    mandate ? trade(`roles.${mandate.role}`) : say('demonstration.citizen')
  const shown = accounts.filter((account) => matches([labelOf(account), ...wordsOf(account)], typed))
  return (
    <>
      <TextInput
        size="md"
        type="search"
        label={say('demonstration.search')}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Refused error={signIn.error} />
      <p role="status" className={shown.length > 0 ? 'unseen' : undefined}>
        {shown.length > 0 ? String(shown.length) : say('demonstration.none', { q: typed })}
      </p>
      <div className={classes.accounts}>
        {byRole(shown, labelOf).map(([role, group]) => (
          <details key={`${role} ${typed !== ''}`} open={typed !== ''}>
            <summary>
              {role} <span className="figures">({group.length})</span>
            </summary>
            <ul>
              {group.map((account) => (
                <li key={account.email}>
                  <AccountButton
                    account={account}
                    busy={signIn.isPending}
                    onPress={() => signIn.mutate({ email: account.email, password })}
                  />
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </>
  )
}

const wordsOf = ({ givenName, familyName, givenNameAr, familyNameAr, email, mandate }: DemonstrationAccount) => [
  givenName,
  familyName,
  givenNameAr,
  familyNameAr,
  email,
  mandate?.bodyNameFr,
  mandate?.bodyNameAr,
]

type AccountButtonProps = {
  readonly account: DemonstrationAccount
  readonly busy: boolean
  readonly onPress: () => void
}

function AccountButton({ account, busy, onPress }: AccountButtonProps) {
  const say = useSignInWords()
  const { nameOf } = useWords()
  const { mandate, profession } = account
  const person = { ...account, id: account.email }
  const of = mandate
    ? nameOf({ nameFr: mandate.bodyNameFr, nameAr: mandate.bodyNameAr })
    : profession && say(`register.${profession}`)
  return (
    <button type="button" disabled={busy} onClick={onPress}>
      <b>
        <PersonName person={person} />
      </b>
      {of && <small>{of}</small>}
    </button>
  )
}
