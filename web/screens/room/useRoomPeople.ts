import { useRef } from 'react'
import type { Known } from '../../../api/contract/room/answers.ts'
import { useRoomWords } from '../../text/useRoomWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import { useLineState, useRoom } from './roomContext.ts'

/** Names of whoever is or was in the room, as far as this person was told. */
export function useRoomPeople() {
  const { door } = useRoom()
  const { peers } = useLineState()
  const { language } = useWords()
  const say = useRoomWords()
  const seen = useRef(new Map<string, Known>())
  for (const known of [...door.known, { person: door.you.person, body: door.you.body }, ...peers])
    seen.current.set(known.person.id, known)
  return {
    nameOf: (personId: string): string => {
      const known = seen.current.get(personId)
      return known ? nameIn(language, known.person) : say('people.unknown')
    },
    bodyOf: (personId: string): Known['body'] => seen.current.get(personId)?.body ?? null,
  }
}
