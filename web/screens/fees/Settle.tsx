import { Button, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { mayBeLeft } from '../../../api/contract/fees/left.ts'
import type { FeeLine, FeesAnswer } from '../../../api/contract/fees/statements.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { useWords } from '../../text/words.ts'
import form from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import classes from './fees.module.css'
import { useDrawUp } from './feesQueries.ts'
import { ReceiptForm } from './ReceiptForm.tsx'

type SettleProps = { readonly fees: FeesAnswer; readonly onSaid: (text: string) => void }

/** What the régisseur does next: draws the statement up, then records each creditor's receipt. */
export function Settle({ fees, onSaid }: SettleProps) {
  const [statement] = fees.statements
  if (!statement || fees.outdated) return <DrawUp key={fees.seen} fees={fees} onSaid={onSaid} />
  const paidTo = (which: string) =>
    fees.receipts.reduce((sum, { creditor, amount }) => (creditor === which ? sum + amount : sum), 0)
  const waiting = statement.creditors.filter(({ creditor, total }) => (total ?? 0) > 0 && paidTo(creditor) === 0)
  return waiting.map((owed, index) => (
    <ReceiptForm
      key={owed.creditor}
      id={fees.id}
      version={statement.version}
      owed={owed}
      today={fees.today}
      next={index === 0}
      onSaid={onSaid}
    />
  ))
}

type Reasons = { readonly reasons: Record<string, string> }

function DrawUp({ fees, onSaid }: SettleProps) {
  const say = useFeeWords()
  const { nameOf, listed } = useWords()
  const drawing = useDrawUp(fees.id)
  const { register, handleSubmit, formState } = useForm<Reasons>({ defaultValues: { reasons: {} } })
  const open = fees.lines.filter(mayBeLeft)
  const unsaid = fees.lines.filter((line) => line.amount === null && !mayBeLeft(line))
  const nothing = open.length === 0 && fees.creditors.every(({ total }) => total === 0)
  const submit = handleSubmit(({ reasons }) => {
    const setAside = open.map(({ code }) => ({ code, reason: reasons[code]?.trim() ?? '' }))
    const body = { statements: fees.statements.length, seen: fees.seen, setAside }
    drawing.mutate(body, { onSuccess: ({ settled }) => onSaid(say(settled ? 'goneOn' : 'drawn')) })
  })
  const aside = (line: FeeLine) => (
    <TextInput
      key={line.code}
      size="md"
      dir="auto"
      maxLength={1000}
      label={say('asideReason', { name: nameOf(line) })}
      description={say('asideText')}
      error={formState.errors.reasons?.[line.code]?.message}
      {...register(`reasons.${line.code}`, {
        validate: (text = '') => text.trim().length >= 3 || say('reasonMissing'),
      })}
    />
  )
  if (unsaid.length > 0)
    return <p className={classes.quiet}>{say('checkFirst', { names: listed(unsaid.map(nameOf)) })}</p>
  const title = say(fees.statements.length === 0 ? 'drawUp' : 'drawUpAgain')
  return (
    <form noValidate className={form.form} aria-label={title} onSubmit={submit}>
      {open.map(aside)}
      <p className={classes.quiet}>{say(nothing ? 'drawUpNothing' : 'drawUpText')}</p>
      <Refused error={drawing.error} />
      <p>
        <Button type="submit" size="md" loading={drawing.isPending}>
          {title}
        </Button>
      </p>
    </form>
  )
}
