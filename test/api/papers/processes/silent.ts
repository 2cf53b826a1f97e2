process.on('message', () => undefined)
process.on('disconnect', () => process.exit(0))
