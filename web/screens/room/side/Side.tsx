import { type ReactNode, useState } from 'react'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import { type Tab, Tabs } from '../../../ui/Tabs.tsx'
import classes from '../room.module.css'
import { useLineState } from '../roomContext.ts'
import { Said } from './Said.tsx'
import { SpeakingOrder, useSpeaking } from './SpeakingOrder.tsx'

type Part = 'agenda' | 'avis' | 'attendance' | 'speaking' | 'drawn' | 'chat' | 'notes'

type SideProps = {
  readonly agenda: ReactNode
  /** The next two are null for whoever they are not open to. */
  readonly avis: ReactNode
  readonly attendance: ReactNode
  readonly drawn: ReactNode
  readonly drawnCount: number
}

/** What stands around the board, one part at a time. */
export function Side({ agenda, avis, attendance, drawn, drawnCount }: SideProps) {
  const say = useRoomWords()
  const [part, setPart] = useState<Part>('agenda')
  const { hands } = useSpeaking()
  const { events } = useLineState()
  const count = (kind: 'chat' | 'note') => events.filter(({ deed }) => deed.kind === kind).length || undefined
  const tabs: readonly Tab<Part>[] = [
    { id: 'agenda', label: say('tabs.agenda') },
    ...(avis ? [{ id: 'avis' as const, label: say('tabs.avis') }] : []),
    ...(attendance ? [{ id: 'attendance' as const, label: say('tabs.attendance') }] : []),
    { id: 'speaking', label: say('tabs.speaking'), count: hands.length || undefined },
    { id: 'drawn', label: say('tabs.drawn'), count: drawnCount || undefined },
    { id: 'chat', label: say('tabs.chat'), count: count('chat') },
    { id: 'notes', label: say('tabs.notes'), count: count('note') },
  ]
  return (
    <aside className={classes.aside} aria-label={say('tabs.label')}>
      <Tabs label={say('tabs.label')} tabs={tabs} current={part} onChange={setPart}>
        {part === 'agenda' && agenda}
        {part === 'avis' && avis}
        {part === 'attendance' && attendance}
        {part === 'speaking' && <SpeakingOrder />}
        {part === 'drawn' && drawn}
        {part === 'chat' && <Said kind="chat" />}
        {part === 'notes' && <Said kind="note" />}
      </Tabs>
    </aside>
  )
}
