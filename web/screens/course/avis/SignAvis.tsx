import { useQueryClient } from '@tanstack/react-query'
import { keyOfAvis } from '../../../../api/contract/avis/signing.ts'
import { avisPaperAddress, type ConsultedBody } from '../../../../api/contract/avis.ts'
import type { CourseAnswer } from '../../../../api/contract/filing.ts'
import { useCeremonyWords } from '../../../text/useCeremonyWords.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ConsentDialog } from '../../ceremony/ConsentDialog.tsx'
import { Outcomes } from '../../ceremony/Outcomes.tsx'
import { signAvis } from '../../ceremony/signable.ts'
import { useCeremony } from '../../ceremony/useCeremony.ts'

type SignAvisProps = {
  readonly course: CourseAnswer
  readonly consulted: ConsultedBody
  readonly onClose: () => void
}

/** The signature of the avis a body has just given, or has still to sign: one's key now, or later among others. */
export function SignAvis({ course, consulted: { body, round, given }, onClose }: SignAvisProps) {
  const say = useCeremonyWords()
  const answers = useQueryClient()
  const ceremony = useCeremony(signAvis)
  const last = given.at(-1)
  if (!last) return null
  const named = { dossierId: course.id, bodyId: body.id, round, version: last.version }
  const thing = {
    ...{ key: keyOfAvis(named), what: say(`opinions.${last.opinion}`), of: named },
    ...{ number: course.number ?? '', paper: avisPaperAddress(course.id, named) },
  }
  if (ceremony.things.length === 0 || ceremony.asking)
    return <ConsentDialog kind="avis" things={[thing]} ceremony={ceremony} onClose={onClose} />
  const close = () => {
    for (const queryKey of [['course', course.id], ['avisToSign']]) void answers.invalidateQueries({ queryKey })
    onClose()
  }
  return (
    <Dialog title={say('headings.avis')} onClose={close}>
      <Outcomes ceremony={ceremony} onDone={close} />
    </Dialog>
  )
}
