import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import classes from './course.module.css'
import { MoveDialog } from './MoveDialog.tsx'
import { offeredMoves } from './moveEffect.ts'

type MovesProps = { readonly course: CourseAnswer; readonly onDone: (said: string) => void }

/** What whoever reads may do now: one thing first, the rest beside it. */
export function Moves({ course, onDone }: MovesProps) {
  const say = useCourseWords()
  const [chosen, setChosen] = useState<Transition | null>(null)
  const { first, others } = offeredMoves(course)
  const button = (move: Transition, variant: 'filled' | 'default') => (
    <Button key={move} size="md" variant={variant} onClick={() => setChosen(move)}>
      {say(`moves.${move}`)}
    </Button>
  )
  return (
    <>
      {(first !== null || others.length > 0) && (
        <section className={classes.section}>
          <h3>{say('actions')}</h3>
          <div className={classes.moves}>
            {first && button(first, 'filled')}
            {others.map((move) => button(move, 'default'))}
          </div>
        </section>
      )}
      {chosen && (
        <MoveDialog
          key={chosen}
          transition={chosen}
          course={course}
          onClose={(said) => {
            setChosen(null)
            if (said) onDone(said)
          }}
        />
      )}
    </>
  )
}
