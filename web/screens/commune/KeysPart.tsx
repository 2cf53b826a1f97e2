import { decide, VISITOR } from '../../../api/contract/policy/decide.ts'
import type { BodyThere, TerritorySheet } from '../../../api/contract/territorySheet.ts'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { printedDay } from '../../text/figures.ts'
import { useCommuneWords } from '../../text/useCommuneWords.ts'
import { useKeyWords } from '../../text/useKeyWords.ts'
import { useWords } from '../../text/words.ts'
import { FactList } from '../../ui/FactList.tsx'
import { nameIn } from '../../ui/PersonName.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useBodyKeys } from '../keys/keyQueries.ts'
import classes from './commune.module.css'

/** The keys in use of each body there and their last day, for those whom the policy lets see them; nothing for others. */
export function KeysPart({ bodies }: Pick<TerritorySheet, 'bodies'>) {
  const say = useCommuneWords()
  const { data: session } = useSession()
  const actor = session?.actor ?? VISITOR
  const open = bodies.filter(
    ({ id }) => decide(actor, 'key.consult', { personId: actor.personId, bodyIds: [id] }).allowed,
  )
  if (open.length === 0) return null
  return (
    <section className={classes.part}>
      <h2>{say('keys')}</h2>
      <p className={classes.quiet}>{say('keysHint')}</p>
      {open.map((body) => (
        <BodyKeyDays key={body.id} body={body} />
      ))}
    </section>
  )
}

function BodyKeyDays({ body }: { readonly body: BodyThere }) {
  const say = useCommuneWords()
  const sayKeys = useKeyWords()
  const { nameOf, language } = useWords()
  const { data, error, refetch } = useBodyKeys(body.id, true)
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return <Waiting lines={[24, 24]} />
  const used = data.keys.filter(({ state }) => state === 'active' || state === 'suspended')
  return (
    <div>
      <h3>
        <bdi>{nameOf(body)}</bdi>
      </h3>
      {used.length === 0 && <p>{say('noKey')}</p>}
      <FactList
        facts={used.map(({ holder, validTo, daysLeft, state, serial }) => ({
          term: nameIn(language, holder),
          value: (
            <span className="figures" key={serial}>
              {say(daysLeft < 0 ? 'keyEnded' : 'keyEnds', { day: printedDay(validTo) })} · {sayKeys(`states.${state}`)}
            </span>
          ),
        }))}
      />
    </div>
  )
}
