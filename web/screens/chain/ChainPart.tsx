import type { ChainAnswer, LinkedDossier as Linked } from '../../../api/contract/chain.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay } from '../../text/figures.ts'
import { useChainWords } from '../../text/useChainWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { RuleText, ToConfirm } from '../procedures/Rule.tsx'
import classes from './chain.module.css'
import { useChain } from './chainQueries.ts'
import { FollowForm } from './FollowForm.tsx'
import { LinkedDossier } from './LinkedDossier.tsx'

/** What a dossier goes on from, what goes on from it, in time; and what else is on its ground. */
export function ChainPart({ dossier: { id } }: { readonly dossier: DossierAnswer }) {
  const chain = useChain(id)
  if (chain.error && !chain.data)
    return <ProblemReport problem={problemOf(chain.error)} onRetry={() => void chain.refetch()} />
  if (!chain.data) return <Waiting lines={[24, 64, 64, 40]} />
  return <Chain id={id} chain={chain.data} />
}

function Chain({ id, chain }: { readonly id: string; readonly chain: ChainAnswer }) {
  const say = useChainWords()
  const numberOf = ({ after }: Linked) => (after === null ? null : (chain.chain[after]?.number ?? null))
  return (
    <div className={classes.chain}>
      <h2 className="unseen">{say('heading')}</h2>
      {hasOthersDrawn(chain) && <p className={classes.quiet}>{say('map')}</p>}
      <section className={classes.section}>
        <h3>{say('chain')}</h3>
        {chain.chain.length < 2 ? (
          <p>{say('alone')}</p>
        ) : (
          <ol className={classes.line}>
            {chain.chain.map((dossier, place) => (
              <LinkedDossier
                key={dossier.number ?? dossier.id}
                dossier={dossier}
                here={place === chain.at}
                after={numberOf(dossier)}
              />
            ))}
          </ol>
        )}
        <Before id={id} chain={chain} />
      </section>
      <section className={classes.section}>
        <h3>{say('sameGround')}</h3>
        {chain.sameGround.length === 0 ? (
          <p className={classes.quiet}>{say('sameGroundNone')}</p>
        ) : (
          <ul className={classes.line}>
            {chain.sameGround.map((dossier) => (
              <LinkedDossier key={dossier.id} dossier={dossier} here={false} after={null} />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}

/** Whether the map has ground to show beside this dossier's own. */
const hasOthersDrawn = ({ chain, at, sameGround }: ChainAnswer): boolean =>
  [...chain.filter((_, place) => place !== at), ...sameGround].some(({ id, ground }) => id !== null && ground !== null)

/** What the procedure says of what goes before it, and the choice of it. */
function Before({ id, chain }: { readonly id: string; readonly chain: ChainAnswer }) {
  const say = useChainWords()
  const { follows, opens, warnings, mayLink } = chain
  if (!follows) return null
  return (
    <>
      {warnings.includes('NO_PREDECESSOR') && <Notice>{say('noPredecessor')}</Notice>}
      {warnings.includes('FILED_EARLY') && <Notice>{say('filedEarly')}</Notice>}
      <h4>
        {say('goesOnFrom')} <ToConfirm sureness={follows.rule.sureness} />
      </h4>
      <RuleText rule={follows.rule} />
      {opens && (
        <>
          <p className="figures">
            {opens.on && say('opensOn', { day: printedDay(opens.on) })} <ToConfirm sureness={opens.rule.sureness} />
          </p>
          <RuleText rule={opens.rule} />
        </>
      )}
      {mayLink && <FollowForm key={chain.version} id={id} chain={chain} />}
    </>
  )
}
