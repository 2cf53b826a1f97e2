import type { RefusalGround } from '../../../api/contract/actsDrafted.ts'
import type { TerritorySeries } from '../../../api/contract/performance/performance.ts'
import { fixed } from '../../text/figures.ts'
import { useActWords } from '../../text/useActWords.ts'
import { useCommuneWords } from '../../text/useCommuneWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import { useFigureWords } from '../territory/useFigureWords.ts'

type Reason = TerritorySeries['reasons'][number]

// The contract's own list comes with its schemas, which stay out of a public page.
const GROUNDS = [
  'binding_avis',
  'plan_rules',
  'alignment',
  'no_networks',
  'road_setback',
  'other',
] as const satisfies readonly RefusalGround[]

function useReasonName(): (reason: Reason) => string {
  const sayAct = useActWords()
  const { say } = useWords()
  return ({ code, sentence }) => {
    const ground = GROUNDS.find((one) => one === code)
    return sentence ? say(sentence) : ground ? sayAct(`grounds.${ground}`) : code
  }
}

/** What was asked of applicants and why their dossiers were refused, in the last quarter, most often first. */
export function ReasonTable({ series: { reasons, reasonsWithheld, periods } }: { readonly series: TerritorySeries }) {
  const say = useCommuneWords()
  const words = useFigureWords()
  const nameOf = useReasonName()
  const period = words.period(periods.at(-1)?.code ?? '')
  const told = (['complement', 'refusal'] as const).map((kind) => {
    const those = reasons.filter((reason) => reason.kind === kind)
    if (those.length === 0) return null
    return (
      <div key={kind}>
        <h3>{say(`reasons.${kind}`, { period })}</h3>
        <table className={tables.table} aria-label={say(`reasons.${kind}`, { period })}>
          <thead>
            <tr>
              <th scope="col">{say('reason')}</th>
              <th scope="col">{say('reasonCount')}</th>
            </tr>
          </thead>
          <tbody>
            {those.map((reason) => (
              <tr key={reason.code}>
                <td>{nameOf(reason)}</td>
                <td className="figures">{fixed(reason.n, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )
  })
  return (
    <>
      {told}
      {reasonsWithheld > 0 && <p>{say('reasonsWithheld', { count: reasonsWithheld })}</p>}
    </>
  )
}
