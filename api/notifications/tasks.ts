import type { WorkDeps } from '../deps.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { readBounces } from './bounces/readBounces.ts'
import { openMailer } from './mailer.ts'
import { resumeMessages, sendMessage } from './sendMessage.ts'

export const messageTasks = (work: WorkDeps): Tasks => {
  const mailer = work.config.mail ? openMailer(work.config.mail) : null
  return {
    'message.send': ({ messageId }) => sendMessage(work, mailer, messageId),
    'message.resume': () => resumeMessages(work, mailer),
    'bounces.read': () => readBounces(work),
  }
}
