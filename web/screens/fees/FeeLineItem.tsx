import type { FeeLine } from '../../../api/contract/fees/statements.ts'
import { dirhams } from '../../../spatial/dirhams.ts'
import { plain, printedDay } from '../../text/figures.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { useWords } from '../../text/words.ts'
import { ToConfirm } from '../procedures/Rule.tsx'
import classes from './fees.module.css'
import { rateFigure, wantingWord } from './money.ts'

/** One line: what is counted at which rate, for how much or why that is not known, its article and its tariff. */
export function FeeLineItem({ line }: { readonly line: FeeLine }) {
  const { nameOf } = useWords()
  return (
    <li>
      <span className={classes.sum}>
        <strong>{nameOf(line)}</strong>
        <Amount line={line} />
      </span>
      <Reckoning line={line} />
      <Grounds line={line} />
    </li>
  )
}

/** « 213 m² × 25 DH/m² ». */
function Reckoning({ line: { bases, cost, share, paidBefore, rate, unit } }: { readonly line: FeeLine }) {
  const say = useFeeWords()
  const quarters = bases.some(({ fact }) => fact === 'occupiedQuarters')
  const counted = bases
    .map(({ fact, counted: units, times }) => {
      const text = say(fact === 'occupiedQuarters' ? 'quarters' : 'squareMetres', { figure: plain(units) })
      return times === 1 ? text : `${times} × ${text}`
    })
    .join(quarters ? ' × ' : ' + ')
  const based = bases.length > 1 && !quarters ? `(${counted})` : counted
  const rated = rate === null || unit === null ? '' : say(`units.${unit}`, { rate: rateFigure(rate) })
  const costed = cost === null ? '' : say('cost', { figure: dirhams(cost) })
  const parts = [
    [based, costed, rated].filter((part) => part !== '').join(' × '),
    share === null ? '' : say('share', { figure: plain(share / 100) }),
    paidBefore === null ? '' : say('paidBefore', { figure: dirhams(paidBefore) }),
  ].filter((part) => part !== '')
  return parts.map((part) => (
    <span key={part} className="figures">
      <bdi>{part}</bdi>
    </span>
  ))
}

/** Why it is owed, and how sure that is. */
function Grounds({
  line: { article, tariff, rule, exemption, setAside, notes, counting },
}: {
  readonly line: FeeLine
}) {
  const say = useFeeWords()
  const { say: sentence } = useWords()
  const decided = tariff?.decidedOn
  return (
    <small className={classes.grounds}>
      <span>
        {article && sentence(article)} <ToConfirm sureness={rule.sureness} />
      </span>
      {tariff && (
        <span>
          <bdi>
            {decided ? say('tariffOf', { reference: tariff.reference, day: printedDay(decided) }) : tariff.reference}
          </bdi>
        </span>
      )}
      {tariff?.origin === 'demonstration' && <span>{say('demonstration')}</span>}
      {counting && <span>{say(`counting.${counting.rateDay}`, { day: printedDay(counting.day) })}</span>}
      {counting && (
        <span>
          {sentence(counting.rule)} <ToConfirm sureness={counting.rule.sureness} />
        </span>
      )}
      {exemption && <span>{say('exempt', { ground: say(`exemptions.${exemption}`) })}</span>}
      {setAside !== null && <span>{say('setAside', { reason: setAside })}</span>}
      {notes.map((note) => (
        <span key={note}>{say(`notes.${note}`)}</span>
      ))}
    </small>
  )
}

function Amount({ line }: { readonly line: FeeLine }) {
  const say = useFeeWords()
  const { amount, between, vat, vatShare } = line
  if (amount !== null)
    return (
      <span className={`${classes.amount} figures`}>
        <bdi>{say('dirhams', { figure: dirhams(amount) })}</bdi>
        {vat !== null && vatShare !== null && (
          <small>
            <bdi>{say('vat', { share: plain(vatShare / 100), vat: dirhams(vat) })}</bdi>
          </small>
        )}
      </span>
    )
  return (
    <span className={`${classes.amount} figures`}>
      {between && (
        <bdi>
          {between.from === between.to
            ? say('dirhams', { figure: dirhams(between.from) })
            : say('between', { from: dirhams(between.from), to: dirhams(between.to) })}
        </bdi>
      )}
      {between && (
        <small>
          {say('estimateOnly')} <ToConfirm sureness={between.sureness} />
        </small>
      )}
      <small>{say(`wanting.${wantingWord(line)}`)}</small>
    </span>
  )
}
