import { Button } from '@mantine/core'
import { useState } from 'react'
import { type RateKind, UNIT_OF } from '../../../api/contract/fees/rates.ts'
import type { TariffsAnswer } from '../../../api/contract/fees/tariffs.ts'
import { printedDay } from '../../text/figures.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { useWords } from '../../text/words.ts'
import table from '../../ui/table.module.css'
import { useSaid } from '../../ui/useSaid.ts'
import work from '../administration/work.module.css'
import { EnterTariff } from './EnterTariff.tsx'
import classes from './fees.module.css'
import { rateFigure } from './money.ts'
import { TariffList } from './TariffList.tsx'
import type { TariffsOf } from './tariffQueries.ts'

type TariffsProps = { readonly of: TariffsOf; readonly tariffs: TariffsAnswer }

/** The rates that apply today, what the law allows, and every decision. */
export function Tariffs({ of, tariffs }: TariffsProps) {
  const say = useFeeWords()
  const { nameOf } = useWords()
  const said = useSaid()
  const [entering, setEntering] = useState(false)
  const owner = tariffs.commune ?? tariffs.body
  const enter = say(tariffs.body ? 'tariffs.enterDecision' : 'tariffs.enter')
  return (
    <section className={work.group} aria-label={owner ? nameOf(owner) : undefined}>
      <div className={work.head}>
        <h2>{owner && nameOf(owner)}</h2>
        {tariffs.mayEnter && !entering && (
          <Button size="md" onClick={() => setEntering(true)}>
            {enter}
          </Button>
        )}
      </div>
      <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
        {said.text}
      </p>
      {entering && (
        <EnterTariff
          of={of}
          tariffs={tariffs}
          title={enter}
          onDone={(text) => {
            setEntering(false)
            if (text !== null) said.tell(text)
          }}
        />
      )}
      <RateTable tariffs={tariffs} />
      {tariffs.tariffs.length === 0 && <p>{say('tariffs.none')}</p>}
      {tariffs.tariffs.length > 0 && <TariffList tariffs={tariffs} onSaid={said.tell} />}
    </section>
  )
}

function RateTable({ tariffs: { inForce, brackets, tariffs, today } }: { readonly tariffs: TariffsAnswer }) {
  const say = useFeeWords()
  const bracket = (kind: RateKind, { from, to }: { readonly from: number; readonly to: number }) => {
    const rate =
      UNIT_OF[kind] === 'fixed'
        ? say('dirhams', { figure: rateFigure(to) })
        : say(`units.${UNIT_OF[kind]}`, { rate: rateFigure(to) })
    return from === 0 ? say('tariffs.atMost', { rate }) : say('tariffs.span', { from: rateFigure(from), rate })
  }
  const title = say('tariffs.inForce', { day: printedDay(today) })
  return (
    <table className={table.table} data-stacks>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('tariffs.kind')}</th>
          <th scope="col">{say('rate')}</th>
          <th scope="col">{say('tariffs.bracket')}</th>
          <th scope="col">{say('tariffs.decision')}</th>
        </tr>
      </thead>
      <tbody>
        {inForce.map(({ kind, rate, tariffId }) => {
          const legal = brackets.find((one) => one.kind === kind)
          const rated = (value: number) => say(`units.${UNIT_OF[kind]}`, { rate: rateFigure(value) })
          return (
            <tr key={kind}>
              <th scope="row">{say(`tariffs.kinds.${kind}`)}</th>
              <td data-label={say('rate')} className="figures">
                <bdi>{rate === null ? say('tariffs.unknown') : rated(rate)}</bdi>
              </td>
              <td data-label={say('tariffs.bracket')} className="figures">
                <bdi>{legal ? bracket(kind, legal) : say('tariffs.noBracket')}</bdi>
              </td>
              <td data-label={say('tariffs.decision')}>
                {tariffs.find(({ id }) => id === tariffId)?.reference ?? '–'}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
