import pg from 'pg'

/** Creates a database in a cluster when it is not there. `template` must have nobody connected. */
export async function createDatabase(maintenanceUrl: string, name: string, template?: string): Promise<boolean> {
  const client = new pg.Client(maintenanceUrl)
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return false
    const from = template ? ` template ${client.escapeIdentifier(template)}` : ''
    await client.query(`create database ${client.escapeIdentifier(name)}${from}`)
    return true
  } finally {
    await client.end()
  }
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
