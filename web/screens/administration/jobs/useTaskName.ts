import { jobs } from '../../../text/fr/work.ts'
import { useWorkWords } from '../../../text/useWorkWords.ts'

type Known = keyof typeof jobs.tasks
const isKnown = (key: string): key is Known => key in jobs.tasks

/** A job's task in words; one without words is shown as it is written. */
export function useTaskName(): (task: string) => string {
  const say = useWorkWords()
  return (task) => {
    const key = task.replaceAll('.', '_')
    return isKnown(key) ? say(`jobs.tasks.${key}`) : task
  }
}
