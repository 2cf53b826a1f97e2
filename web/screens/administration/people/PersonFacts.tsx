import type { PersonSheet } from '../../../../api/contract/people.ts'
import { printedDay, printedInstant } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { type Fact, FactList } from '../../../ui/FactList.tsx'
import classes from '../administration.module.css'

type PersonProps = { readonly person: PersonSheet }

/** What is not the asker's to know is said so, and not left out. */
function useKnown() {
  const say = useAdministrationWords()
  return (text: string | null) =>
    text === null ? (
      <span className={classes.none}>{say('people.unknown')}</span>
    ) : (
      <bdi className="figures">{text}</bdi>
    )
}

/** Who they are. */
export function PersonFacts({ person }: PersonProps) {
  const say = useAdministrationWords()
  const known = useKnown()
  const { profession, professionalNumber, professionConfirmedAt } = person
  const standing = professionConfirmedAt
    ? say('people.confirmedOn', { date: printedDay(professionConfirmedAt) })
    : say('people.declared')
  const facts: readonly Fact[] = [
    { term: say('people.phone'), value: known(person.phone) },
    { term: say('people.nationalId'), value: known(person.nationalId) },
    { term: say('people.language'), value: say(`people.languages.${person.language}`) },
    ...(profession
      ? [{ term: say('people.profession'), value: `${say(`people.professions.${profession}`)} · ${standing}` }]
      : []),
    ...(professionalNumber ? [{ term: say('people.number'), value: known(professionalNumber) }] : []),
    { term: say('people.created'), value: <bdi className="figures">{printedDay(person.createdAt)}</bdi> },
  ]
  return (
    <section aria-labelledby="person">
      <h2 id="person">{say('people.who')}</h2>
      <FactList facts={facts} />
    </section>
  )
}

/** Their account: how one gets into it, and how it stands. */
export function AccountFacts({ person: { account } }: PersonProps) {
  const say = useAdministrationWords()
  const known = useKnown()
  return (
    <section aria-labelledby="account">
      <h2 id="account">{say('people.account')}</h2>
      {account ? (
        <FactList
          facts={[
            { term: say('people.email'), value: known(account.email || null) },
            {
              term: say('people.emailState'),
              value: say(account.emailConfirmed ? 'people.confirmed' : 'people.toConfirm'),
            },
            {
              term: say('people.password'),
              value: say(account.hasPassword ? 'people.hasPassword' : 'people.noPassword'),
            },
            { term: say('people.factors'), value: say(account.totp ? 'people.totp' : 'people.noTotp') },
            { term: say('people.stateTerm'), value: <State account={account} /> },
            ...(account.demonstration ? [{ term: say('people.kind'), value: say('people.demonstration') }] : []),
          ]}
        />
      ) : (
        <p className={classes.hint}>{say('people.noAccount')}</p>
      )}
    </section>
  )
}

function State({ account }: { readonly account: NonNullable<PersonSheet['account']> }) {
  const say = useAdministrationWords()
  const { state, since, reason } = account
  return (
    <>
      {say(`people.states.${state}`)}
      {since && state !== 'active' && ` ${say('people.stateSince', { date: printedInstant(since) })}`}
      {reason && (
        <p>
          <small>{say('people.reason')} :</small> <bdi>{reason}</bdi>
        </p>
      )}
    </>
  )
}
