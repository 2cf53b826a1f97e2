import pg from 'pg'

/** Creates a database in a cluster when it is not there. `template` must have nobody connected. */
export async function createDatabase(maintenanceUrl: string, name: string, template?: string): Promise<boolean> {
  const client = new pg.Client(maintenanceUrl)
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return false
    const from = template ? await copying(client, template) : ''
    await client.query(`create database ${client.escapeIdentifier(name)}${from}`)
    return true
  } finally {
    await client.end()
  }
}

const LARGE_BYTES = 1e9

/** Through the log of changes a small database is copied soonest; gigabytes would be written twice. */
async function copying(client: pg.Client, template: string): Promise<string> {
  const { rows } = await client.query<{ large: boolean }>('select pg_database_size($1) > $2 as large', [
    template,
    LARGE_BYTES,
  ])
  return ` template ${client.escapeIdentifier(template)}${rows[0]?.large ? ' strategy file_copy' : ''}`
}

export async function dropDatabase(maintenanceUrl: string, name: string): Promise<void> {
  const client = new pg.Client(maintenanceUrl)
  await client.connect()
  try {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  } finally {
    await client.end()
  }
}
