import { printedDay } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { type Deadline, timeLeft } from './timeLeft.ts'

/** How far a last day is, in words: « dans 3 jours ouvrables », « en retard de 2 jours ». */
export function useTimeLeft(today: string): (deadline: Deadline) => string {
  const say = useCourseWords()
  return (deadline) => {
    const left = timeLeft(deadline, today)
    switch (left.is) {
      case 'met':
        return say('met', { day: printedDay(deadline.met ?? '') })
      case 'standing':
        return say(deadline.from === null ? 'notBegun' : 'stands')
      case 'unknown':
        return say('lengthUnknown')
      case 'today':
        return say('in.today')
      case 'late':
        return say('in.late', { count: left.days, n: left.days })
      case 'ahead':
        return say(`in.${left.unit}`, { count: left.days, n: left.days })
    }
  }
}
