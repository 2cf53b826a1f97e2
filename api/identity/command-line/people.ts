import { systemClock } from '../../clock.ts'
import { readConfig } from '../../config.ts'
import { VISITOR } from '../../contract/policy/decide.ts'
import { openDatabase } from '../../db/database.ts'
import { Problem } from '../../http/problem.ts'
import { withOperatorDatabase } from '../../setup/operatorDatabase.ts'
import { type AccountTouched, lockAccount, resetAccount, unlockAccount } from '../accountState.ts'
import { linkBase } from '../proofs.ts'
import { accountOfAddress } from '../queries.ts'

const USAGE = `npm run people -- <command> EMAIL
  lock      shut the account: every session ends, nobody signs in, its person is told
  unlock    open a locked or held account again
  reset     take password and second factors away, end every session, send a link to the address`

type Command = (...given: Parameters<typeof unlockAccount>) => Promise<string>

const COMMANDS: Readonly<Record<string, Command>> = {
  lock: (transaction, context, touched) =>
    lockAccount(transaction, context, { ...touched, reason: 'operator' }).then(() => 'locked; its sessions have ended'),
  unlock: (transaction, context, touched) => unlockAccount(transaction, context, touched).then(() => 'open again'),
  reset: (transaction, context, touched) =>
    resetAccount(transaction, context, { ...touched, linkBase: linkBase(readConfig(process.env)) }).then(
      () => 'reset; its sessions have ended and a link was sent',
    ),
}

async function main([name = '', email = '', ...rest]: readonly string[]): Promise<void> {
  const command = COMMANDS[name]
  if (!command || !email || rest.length > 0) throw new Error(USAGE)
  const address = email.trim().toLowerCase()
  console.log(`${address}: ${await withOperatorDatabase((url) => onAccount(url, address, command))}`)
}

async function onAccount(url: string, email: string, command: Command): Promise<string> {
  const db = openDatabase(url, { max: 1 })
  try {
    return await db.transaction().execute(async (transaction) => {
      const account = await accountOfAddress(transaction, email)
      if (!account) throw new Error(`no account has the address ${email}`)
      const touched: AccountTouched = { personId: account.personId, by: 'operator command' }
      return command(transaction, { actor: VISITOR, at: systemClock.now() }, touched)
    })
  } finally {
    await db.destroy()
  }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Problem ? error.detail.fr : (error as Error).message)
  process.exit(1)
}
