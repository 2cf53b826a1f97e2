import { Radio } from '@mantine/core'
import { NOTE_RELEASES, type NotesAnswer } from '../../../api/contract/notes.ts'
import { useNoteWords } from '../../text/useNoteWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useChooseRelease } from './noteQueries.ts'
import classes from './notes.module.css'

/** Whether the agency reads its notes before they are released. */
export function Setting({ agency }: { readonly agency: NotesAnswer['agencies'][number] }) {
  const say = useNoteWords()
  const { nameOf } = useWords()
  const choosing = useChooseRelease()
  return (
    <section>
      <h2>
        {say('desk.setting')} – {nameOf(agency)}
      </h2>
      <p className={classes.small}>{say('desk.settingWhy')}</p>
      <Radio.Group
        aria-label={say('desk.setting')}
        value={agency.release}
        onChange={(value) => {
          const release = NOTE_RELEASES.find((one) => one === value)
          if (release) choosing.mutate({ bodyId: agency.id, release })
        }}
      >
        {NOTE_RELEASES.map((one) => (
          <Radio key={one} value={one} label={say(`desk.${one}`)} size="md" mt="xs" disabled={choosing.isPending} />
        ))}
      </Radio.Group>
      {agency.fee && <Notice>{say('desk.feeHolds')}</Notice>}
      <Refused error={choosing.error} />
      {choosing.isSuccess && <p role="status">{say('desk.saved')}</p>}
    </section>
  )
}
