import { Button } from '@mantine/core'
import { useState } from 'react'
import type { HolidayEntered, LegalHoliday } from '../../../../api/contract/calendar.ts'
import { printedDay } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useCalendarWords } from '../../../text/useCalendarWords.ts'
import { useWords } from '../../../text/words.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Refused } from '../../frame/Refused.tsx'
import work from '../work.module.css'
import { useWithdrawHoliday } from './calendarQueries.ts'
import { EnterHoliday } from './EnterHoliday.tsx'
import { HolidayTable } from './HolidayTable.tsx'

type HolidaysProps = { readonly year: number; readonly holidays: readonly LegalHoliday[] }

/** The holidays of a year, entered and withdrawn here. */
export function Holidays({ year, holidays }: HolidaysProps) {
  const say = useCalendarWords()
  const { say: sentence } = useWords()
  const [entering, setEntering] = useState(false)
  const [leaving, setLeaving] = useState<LegalHoliday | null>(null)
  const [done, setDone] = useState<HolidayEntered | null>(null)
  const finish = (entered: HolidayEntered) => {
    setDone(entered)
    setEntering(false)
    setLeaving(null)
  }
  return (
    <section className={work.group} aria-labelledby="holidays">
      <div className={work.head}>
        <h2 id="holidays">{say('holidays', { year })}</h2>
        {!entering && (
          <Button size="md" onClick={() => setEntering(true)}>
            {say('enterHoliday')}
          </Button>
        )}
      </div>
      {done && <Notice role="status">{sentence(done.said)}</Notice>}
      {entering && <EnterHoliday onEntered={finish} onClose={() => setEntering(false)} />}
      {holidays.length === 0 && <p>{say('noHoliday', { year })}</p>}
      {holidays.length > 0 && <HolidayTable holidays={holidays} onWithdraw={setLeaving} />}
      {leaving && <Withdraw holiday={leaving} onDone={finish} onClose={() => setLeaving(null)} />}
    </section>
  )
}

type WithdrawProps = {
  readonly holiday: LegalHoliday
  readonly onDone: (entered: HolidayEntered) => void
  readonly onClose: () => void
}

function Withdraw({ holiday, onDone, onClose }: WithdrawProps) {
  const say = useCalendarWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const { nameOf } = useWords()
  const withdrawal = useWithdrawHoliday()
  return (
    <Confirm
      title={say('withdrawTitle', { name: nameOf(holiday) })}
      why={say('withdrawWhy', { day: printedDay(holiday.day) })}
      yes={say('withdraw')}
      no={cancel}
      busy={withdrawal.isPending}
      onYes={() => withdrawal.mutate(holiday.id, { onSuccess: onDone })}
      onNo={onClose}
    >
      <Refused error={withdrawal.error} />
    </Confirm>
  )
}
