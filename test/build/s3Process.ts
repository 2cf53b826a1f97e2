import S3rver from '@20minutes/s3rver'

/**
 * A server of the S3 protocol in a process of its own. It does not compare signatures: it computes that of a listing
 * without the last slash of `/bucket/?list-type=2`, which the kit signs as the protocol has it.
 */
const [directory = '', bucket = '', wanted = '0'] = process.argv.slice(2)
const options = { address: '127.0.0.1', port: Number(wanted), silent: true, directory, allowMismatchedSignatures: true }
const { port } = await new S3rver({ ...options, configureBuckets: [{ name: bucket }] }).run()
process.stdout.write(`${port}\n`)
