import type { FeeLine } from '../../../api/contract/fees/statements.ts'
import { plain, printedDay } from '../../text/figures.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { useWords } from '../../text/words.ts'
import { ToConfirm } from '../procedures/Rule.tsx'
import classes from './fees.module.css'
import { dirhams, rateFigure, wantingWord } from './money.ts'

/** One line: its article and tariff, what is counted, at which rate, for how much or why that is not known. */
export function FeeLineRow({ line }: { readonly line: FeeLine }) {
  const say = useFeeWords()
  const { nameOf } = useWords()
  const { rate, unit } = line
  return (
    <tr>
      <th scope="row">
        {nameOf(line)} <ToConfirm sureness={line.rule.sureness} />
        <Grounds line={line} />
      </th>
      <td data-label={say('base')} className="figures">
        <Base line={line} />
      </td>
      <td data-label={say('rate')} className="figures">
        <bdi>{rate === null || unit === null ? '–' : say(`units.${unit}`, { rate: rateFigure(rate) })}</bdi>
      </td>
      <td data-label={say('amount')} className="figures">
        <Amount line={line} />
      </td>
    </tr>
  )
}

/** Why it is owed. */
function Grounds({ line: { article, tariff, exemption, setAside, notes } }: { readonly line: FeeLine }) {
  const say = useFeeWords()
  const { say: sentence } = useWords()
  const decided = tariff?.decidedOn
  return (
    <small className={classes.grounds}>
      {article && <span>{sentence(article)}</span>}
      {tariff && (
        <span>
          {decided ? say('tariffOf', { reference: tariff.reference, day: printedDay(decided) }) : tariff.reference}
        </span>
      )}
      {tariff?.origin === 'demonstration' && <span>{say('demonstration')}</span>}
      {exemption && <span>{say('exempt', { ground: say(`exemptions.${exemption}`) })}</span>}
      {setAside !== null && <span>{say('setAside', { reason: setAside })}</span>}
      {notes.map((note) => (
        <span key={note}>{say(`notes.${note}`)}</span>
      ))}
    </small>
  )
}

function Base({ line: { bases, cost, share, paidBefore } }: { readonly line: FeeLine }) {
  const say = useFeeWords()
  const quarters = bases.some(({ fact }) => fact === 'occupiedQuarters')
  const counted = bases
    .map(({ fact, counted: units, times }) => {
      const text = say(fact === 'occupiedQuarters' ? 'quarters' : 'squareMetres', { figure: plain(units) })
      return times === 1 ? text : `${times} × ${text}`
    })
    .join(quarters ? ' × ' : ' + ')
  const parts = [
    counted,
    cost === null ? '' : say('cost', { figure: dirhams(cost) }),
    share === null ? '' : say('share', { figure: plain(share / 100) }),
    paidBefore === null ? '' : say('paidBefore', { figure: dirhams(paidBefore) }),
  ].filter((part) => part !== '')
  if (parts.length === 0) return '–'
  return parts.map((part) => (
    <bdi key={part} className={classes.part}>
      {part}
    </bdi>
  ))
}

function Amount({ line }: { readonly line: FeeLine }) {
  const say = useFeeWords()
  const { amount, between, vat, vatShare } = line
  if (amount !== null)
    return (
      <>
        <bdi>{say('dirhams', { figure: dirhams(amount) })}</bdi>
        {vat !== null && vatShare !== null && (
          <small className={classes.grounds}>
            <bdi>{say('vat', { share: plain(vatShare / 100), vat: dirhams(vat) })}</bdi>
          </small>
        )}
      </>
    )
  return (
    <>
      {between && (
        <span className={classes.part}>
          <bdi>
            {between.from === between.to
              ? say('dirhams', { figure: dirhams(between.from) })
              : say('between', { from: dirhams(between.from), to: dirhams(between.to) })}
          </bdi>{' '}
          <ToConfirm sureness={between.sureness} />
        </span>
      )}
      {between && <small className={classes.grounds}>{say('estimateOnly')}</small>}
      <small className={classes.grounds}>{say(`wanting.${wantingWord(line)}`)}</small>
    </>
  )
}
