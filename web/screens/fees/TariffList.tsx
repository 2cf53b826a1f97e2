import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { UNIT_OF } from '../../../api/contract/fees/rates.ts'
import type { Tariff, TariffsAnswer } from '../../../api/contract/fees/tariffs.ts'
import { printedDay } from '../../text/figures.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import form from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import classes from './fees.module.css'
import { rateFigure } from './money.ts'
import { useWithdrawTariff } from './tariffQueries.ts'

type TariffListProps = { readonly tariffs: TariffsAnswer; readonly onSaid: (text: string) => void }

/** Every decision, newest first, with where it comes from. */
export function TariffList({ tariffs: { tariffs, mayEnter }, onSaid }: TariffListProps) {
  const say = useFeeWords()
  const [leaving, setLeaving] = useState<Tariff | null>(null)
  return (
    <>
      <h3>{say('tariffs.all')}</h3>
      <ul className={classes.list}>
        {tariffs.map((tariff) => (
          <TariffItem
            key={tariff.id}
            tariff={tariff}
            onWithdraw={mayEnter && tariff.origin === 'entered' && tariff.withdrawn === null ? setLeaving : null}
          />
        ))}
      </ul>
      {leaving && (
        <Withdraw
          tariff={leaving}
          onClose={(text) => {
            setLeaving(null)
            if (text !== null) onSaid(text)
          }}
        />
      )}
    </>
  )
}

type TariffItemProps = { readonly tariff: Tariff; readonly onWithdraw: ((tariff: Tariff) => void) | null }

function TariffItem({ tariff, onWithdraw }: TariffItemProps) {
  const say = useFeeWords()
  const { reference, decidedOn, validFrom, validTo, origin, source, documentUrl, withdrawn, rates } = tariff
  const rated = rates.map(
    ({ kind, rate }) =>
      `${say(`tariffs.kinds.${kind}`)} : ${say(`units.${UNIT_OF[kind]}`, { rate: rateFigure(rate) })}`,
  )
  const said = [
    decidedOn === null ? say('tariffs.undated') : say('tariffs.decided', { day: printedDay(decidedOn) }),
    origin === 'entered' ? say('tariffs.applies', { day: printedDay(validFrom) }) : null,
    validTo && say('tariffs.until', { day: printedDay(validTo) }),
    say(`tariffs.origins.${origin}`),
  ]
  return (
    <li>
      <strong className={withdrawn ? classes.struck : ''} dir="auto">
        {reference}
      </strong>
      <span className="figures">{said.filter(Boolean).join(' · ')}</span>
      {source !== null && (
        <span className={classes.quiet} dir="auto">
          {source}
        </span>
      )}
      <span className="figures">{rated.join(' ; ')}</span>
      {withdrawn && <span>{say('tariffs.withdrawn', { reason: withdrawn.reason })}</span>}
      {documentUrl !== null && (
        <a href={documentUrl} target="_blank" rel="noreferrer">
          {say('tariffs.document')}
        </a>
      )}
      {onWithdraw && (
        <span>
          <Button size="sm" variant="default" onClick={() => onWithdraw(tariff)}>
            {say('tariffs.withdraw')}
          </Button>
        </span>
      )}
    </li>
  )
}

function Withdraw({ tariff, onClose }: { readonly tariff: Tariff; readonly onClose: (text: string | null) => void }) {
  const say = useFeeWords()
  const withdrawing = useWithdrawTariff()
  const { register, handleSubmit, formState } = useForm<{ reason: string }>({ defaultValues: { reason: '' } })
  const submit = handleSubmit(({ reason }) =>
    withdrawing.mutate(
      { id: tariff.id, reason: reason.trim() },
      { onSuccess: () => onClose(say('tariffs.withdrawnSaid')) },
    ),
  )
  return (
    <Dialog title={say('tariffs.withdrawTitle', { reference: tariff.reference })} onClose={() => onClose(null)}>
      <form noValidate className={form.form} onSubmit={submit}>
        <p>{say('tariffs.withdrawText')}</p>
        <TextInput
          size="md"
          dir="auto"
          maxLength={1000}
          label={say('tariffs.withdrawReason')}
          error={formState.errors.reason?.message}
          {...register('reason', { validate: (text) => text.trim().length >= 3 || say('tariffs.required') })}
        />
        <Refused error={withdrawing.error} />
        <Answers>
          <Button type="submit" size="md" loading={withdrawing.isPending}>
            {say('tariffs.withdraw')}
          </Button>
          <Button variant="default" size="md" onClick={() => onClose(null)}>
            {say('cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
