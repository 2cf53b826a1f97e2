import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { type FeeRegister, registerAddress } from '../../../api/contract/fees/statements.ts'
import { dirhams } from '../../../spatial/dirhams.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay, typedDay } from '../../text/figures.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { DayField } from '../../ui/DayField.tsx'
import table from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { today } from '../administration/today.ts'
import work from '../administration/work.module.css'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import classes from './fees.module.css'
import { useFeeRegister } from './tariffQueries.ts'

/** What the régisseur received some days, with the sums; today's when nothing else is asked. */
export function FeeRegisterPart({ communeCode }: { readonly communeCode: string }) {
  const say = useFeeWords()
  const { du = today(), au = du } = useSearch({ from: '/administration/tarifs' })
  const register = useFeeRegister({ communeCode, from: du, to: au < du ? du : au })
  return (
    <section className={work.group} aria-labelledby="fee-register">
      <div className={work.head}>
        <h2 id="fee-register">{say('register.title')}</h2>
        <Link to="/dossiers" search={{ step: 'to_settle' }}>
          {say('register.queue')}
        </Link>
      </div>
      <Days key={`${du} ${au}`} from={du} to={au} />
      {register.error && !register.data && (
        <ProblemReport problem={problemOf(register.error)} onRetry={() => void register.refetch()} />
      )}
      {register.isPending && <Waiting lines={[44, 44, 44]} />}
      {register.data?.rows.length === 0 && <p>{say('register.none')}</p>}
      {register.data && register.data.rows.length > 0 && (
        <>
          <Rows register={register.data} />
          <Totals register={register.data} />
          <p>
            <a href={registerAddress(communeCode, register.data.from, register.data.to)} download>
              {say('register.csv')}
            </a>
          </p>
        </>
      )}
    </section>
  )
}

type DayTexts = { readonly from: string; readonly to: string }

function Days({ from, to }: DayTexts) {
  const say = useFeeWords()
  const navigate = useNavigate({ from: '/administration/tarifs' })
  const { register, handleSubmit, formState } = useForm<DayTexts>({
    defaultValues: { from: printedDay(from), to: printedDay(to) },
  })
  const aDay = { validate: (text: string) => typedDay(text) !== null || say('dayFault') }
  const submit = handleSubmit((typed) => {
    const [du, au] = [typedDay(typed.from) ?? undefined, typedDay(typed.to) ?? undefined]
    return navigate({ search: (now) => ({ ...now, du, au }) })
  })
  return (
    <form noValidate className={classes.row} aria-label={say('register.title')} onSubmit={submit}>
      <DayField label={say('register.from')} error={formState.errors.from?.message} input={register('from', aDay)} />
      <DayField label={say('register.to')} error={formState.errors.to?.message} input={register('to', aDay)} />
      <Button type="submit" size="md" variant="default">
        {say('register.show')}
      </Button>
    </form>
  )
}

function Rows({ register: { rows, totals } }: { readonly register: FeeRegister }) {
  const say = useFeeWords()
  return (
    <table className={table.table} data-stacks>
      <caption className="unseen">{say('register.title')}</caption>
      <thead>
        <tr>
          {(['day', 'creditor', 'number', 'dossier', 'mode', 'amount'] as const).map((head) => (
            <th key={head} scope="col">
              {say(`register.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, day, creditor, number, dossierId, dossierNumber, mode, amount, reverses, reason }) => (
          <tr key={id}>
            <td data-label={say('register.day')} className="figures">
              <bdi>{printedDay(day)}</bdi>
            </td>
            <td data-label={say('register.creditor')}>{say(`register.creditors.${creditor}`)}</td>
            <th scope="row" data-label={say('register.number')}>
              {reverses === null ? <bdi>{number}</bdi> : say('reversal', { number })}
              {reason !== null && <small dir="auto"> {reason}</small>}
            </th>
            <td data-label={say('register.dossier')} className="figures">
              <Link to="/dossiers/$id" params={{ id: dossierId }} search={{ tab: 'fees' }}>
                <bdi>{dossierNumber ?? '–'}</bdi>
              </Link>
            </td>
            <td data-label={say('register.mode')}>{say(`modes.${mode}`)}</td>
            <td data-label={say('register.amount')} className="figures">
              <bdi>{dirhams(amount)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={5}>
            {say('register.total')}
          </th>
          <td className="figures">
            <strong>
              <bdi>{dirhams(totals.all)}</bdi>
            </strong>
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function Totals({ register: { totals } }: { readonly register: FeeRegister }) {
  const say = useFeeWords()
  const sums = (parts: readonly (readonly [string, number])[]) =>
    parts
      .filter(([, amount]) => amount !== 0)
      .map(([name, amount]) => `${name} ${say('dirhams', { figure: dirhams(amount) })}`)
      .join(' ; ')
  return (
    <div className={classes.statement}>
      <p className="figures">
        {say('register.byCreditor')} :{' '}
        {sums(totals.creditors.map((one) => [say(`register.creditors.${one.creditor}`), one.amount]))}
      </p>
      <p className="figures">
        {say('register.byMode')} : {sums(totals.modes.map((one) => [say(`modes.${one.mode}`), one.amount]))}
      </p>
    </div>
  )
}
